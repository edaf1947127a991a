using System.Globalization;
using CrmCore.Storage.Relational;
using CrmCore.Storage.Sqlite;

namespace CrmCore.Tests.Storage;

/// <summary>Writes a file as an earlier version of the schema would have: its tables, and the columns that it knew.</summary>
internal sealed class OldFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly int _version;

    public OldFile(string path, int version)
    {
        _version = version;
        _connection = SqliteConnection.OpenPlain(path, create: true);
        var script = new SchemaScript(new RecordSchema(version, [.. RecordCatalog.Schema.Types.Where(t => t.Since <= version)]), new SqliteDialect());
        _connection.Execute(script.CreateVersionTable);
        foreach (var statement in script.From(0, path)) _connection.Execute(statement);
    }

    public void Insert(RecordType type, object record)
    {
        var row = RowCapture.Of(type, record);
        var columns = type.Columns.Select((c, i) => (c, i)).Where(c => c.c.Since <= _version).ToArray();
        var names = string.Join(", ", columns.Select(c => $"\"{c.c.Name}\""));
        _connection.Execute($"INSERT INTO \"{type.Name}\" ({names}) VALUES ({string.Join(", ", columns.Select(c => Literal(row[c.i])))})");
    }

    public void Execute(string statement) => _connection.Execute(statement);

    /// <summary>Copies every row that the version knew the table of.</summary>
    public async Task CopyAsync(ICrmStore store)
    {
        foreach (var type in RecordCatalog.Schema.Types.Where(t => t.Since <= _version))
        {
            foreach (var record in await SqliteBench.AllAsync(store, type)) Insert(type, record);
        }
    }

    public void Dispose() => _connection.Dispose();

    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        long number => number.ToString(CultureInfo.InvariantCulture),
        Guid id => $"x'{Convert.ToHexString(id.ToByteArray(bigEndian: true))}'",
        ReadOnlyMemory<byte> bytes => $"x'{Convert.ToHexString(bytes.Span)}'",
        _ => "'" + ((string)value).Replace("'", "''", StringComparison.Ordinal) + "'",
    };
}
