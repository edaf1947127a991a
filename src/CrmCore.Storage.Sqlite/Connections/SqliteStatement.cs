using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace CrmCore.Storage.Sqlite;

/// <summary>
/// A prepared statement that is run again and again. Parameters and columns are numbered from 0. Values stay bound between runs, so that what
/// comes again (the account, a stage's name) is not bound again.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;
    private readonly Bound[] _bound;
    private byte[] _utf8 = new byte[256];

    public SqliteStatement(SqliteConnection connection, sqlite3_stmt statement)
    {
        _connection = connection;
        _statement = statement;
        _bound = new Bound[raw.sqlite3_bind_parameter_count(statement)];
    }

    // What a parameter holds: Text is null for an empty value, the text itself, Number for an integer and Other for anything else.
    [StructLayout(LayoutKind.Auto)]
    private struct Bound
    {
        public object? Value;
        public long Integer;
    }

    private static readonly object Number = new();
    private static readonly object Other = new();

    public void Bind(int parameter, long value)
    {
        ref var bound = ref _bound[parameter];
        if (ReferenceEquals(bound.Value, Number) && bound.Integer == value) return;
        Check(raw.sqlite3_bind_int64(_statement, parameter + 1, value));
        bound.Value = Number;
        bound.Integer = value;
    }

    public void Bind(int parameter, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        Bind(parameter, bytes);
    }

    public void Bind(int parameter, string value)
    {
        ref var bound = ref _bound[parameter];
        if (ReferenceEquals(bound.Value, value)) return;
        if (_utf8.Length < value.Length * 3) _utf8 = new byte[Math.Max(_utf8.Length * 2, value.Length * 3)];
        var length = Encoding.UTF8.GetBytes(value, _utf8);
        Check(raw.sqlite3_bind_text(_statement, parameter + 1, _utf8.AsSpan(0, length)));
        bound.Value = value;
    }

    public void Bind(int parameter, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, parameter + 1, value));
        _bound[parameter].Value = Other;
    }

    public void BindEmpty(int parameter)
    {
        ref var bound = ref _bound[parameter];
        if (bound.Value is null) return;
        Check(raw.sqlite3_bind_null(_statement, parameter + 1));
        bound.Value = null;
    }

    /// <summary>Goes to the next row; false when there is none. Whoever does not read to the end calls <see cref="Reset"/>.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW) return true;
        _connection.StatementsRun++;
        var reset = raw.sqlite3_reset(_statement);
        if (result == raw.SQLITE_DONE) return false;
        throw _connection.Failure(reset != raw.SQLITE_OK ? reset : result);
    }

    /// <summary>Leaves the rows that were not read.</summary>
    public void Reset()
    {
        _ = raw.sqlite3_reset(_statement);
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        if (!Step()) return;
        _connection.StatementsRun++;
        Reset();
    }

    /// <summary>Runs a change of one row; false when no row was changed because a unique value is taken or none fits the condition.</summary>
    public bool RunOnOneRow()
    {
        var result = raw.sqlite3_step(_statement);
        _connection.StatementsRun++;
        var reset = raw.sqlite3_reset(_statement);
        if (result == raw.SQLITE_DONE) return _connection.Changes == 1;
        if (reset == raw.SQLITE_OK) reset = result;
        return SqliteFailure.IsTaken(reset) ? false : throw _connection.Failure(reset);
    }

    public bool IsEmptyAt(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long IntegerAt(int column) => raw.sqlite3_column_int64(_statement, column);

    public Guid IdAt(int column)
    {
        var bytes = BytesAt(column);
        return bytes.Length == 16 ? new Guid(bytes, bigEndian: true) : Guid.Empty;
    }

    /// <summary>The bytes of a text or blob, valid until the next step; none where the column is empty.</summary>
    public ReadOnlySpan<byte> BytesAt(int column) => raw.sqlite3_column_blob(_statement, column);

    public string? TextAt(int column) => IsEmptyAt(column) ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw _connection.Failure(result);
    }
}
