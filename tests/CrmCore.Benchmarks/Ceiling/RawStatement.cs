using SQLitePCL;

namespace CrmCore.Benchmarks;

/// <summary>One persistent prepared statement; values go in and out as spans and numbers, so that a run allocates nothing.</summary>
internal sealed class RawStatement(sqlite3 db, sqlite3_stmt statement) : IDisposable
{
    public void Number(int index, long value) => raw.sqlite3_bind_int64(statement, index, value);

    public void Bytes(int index, ReadOnlySpan<byte> value) => raw.sqlite3_bind_blob(statement, index, value);

    public void Text(int index, ReadOnlySpan<byte> utf8) => raw.sqlite3_bind_text(statement, index, utf8);

    public void Nothing(int index) => raw.sqlite3_bind_null(statement, index);

    public long NumberAt(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>A blob's bytes, or a text's UTF-8 bytes, valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> BytesAt(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>Moves to the next row; false when there is none.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW) return true;
        if (result == raw.SQLITE_DONE) return false;
        raw.sqlite3_reset(statement);
        throw RawDatabase.Failure(db, "step", result);
    }

    public void Reset() => raw.sqlite3_reset(statement);

    /// <summary>Runs a statement that yields no rows.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    /// <summary>Runs a statement that must change exactly one row.</summary>
    public void RunOnOneRow(string what)
    {
        Run();
        if (raw.sqlite3_changes(db) != 1) throw new InvalidOperationException($"The ceiling's {what} changed {raw.sqlite3_changes(db)} rows instead of one.");
    }

    public void Dispose() => statement.Dispose();
}
