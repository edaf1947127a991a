using SQLitePCL;

namespace CrmCore.Benchmarks;

/// <summary>One raw SQLite connection, without ADO.NET.</summary>
internal sealed class RawDatabase : IDisposable
{
    private readonly List<RawStatement> _statements = [];
    private readonly sqlite3 _db;

    public RawDatabase(string path)
    {
        const int flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX;
        var result = raw.sqlite3_open_v2(path, out _db, flags, null);
        if (result != raw.SQLITE_OK) throw Failure(_db, $"open of {path}", result);
        raw.sqlite3_busy_timeout(_db, 5_000);
    }

    /// <summary>Pages that this connection has written (to the WAL, where there is one) since it was opened.</summary>
    public long PagesWritten
    {
        get
        {
            raw.sqlite3_db_status(_db, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 0);
            return pages;
        }
    }

    public static InvalidOperationException Failure(sqlite3 db, string what, int result) =>
        new($"SQLite refused the {what}: {raw.sqlite3_errmsg(db).utf8_to_string()} (result {result}).");

    public void Execute(string sql)
    {
        var result = raw.sqlite3_exec(_db, sql);
        if (result != raw.SQLITE_OK) throw Failure(_db, $"'{sql}'", result);
    }

    public RawStatement Prepare(string sql)
    {
        var result = raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        if (result != raw.SQLITE_OK) throw Failure(_db, $"'{sql}'", result);
        var prepared = new RawStatement(_db, statement);
        _statements.Add(prepared);
        return prepared;
    }

    /// <summary>Copies what can be copied from the WAL into the file without waiting for anybody; answers the frames in the WAL and those copied.</summary>
    public (int Frames, int Copied) CheckpointPassively() => Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE);

    /// <summary>Copies the whole WAL into the file and empties it; for the pauses between runs.</summary>
    public void CheckpointFully() => Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE);

    public void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
        _db.Dispose();
    }

    private (int Frames, int Copied) Checkpoint(int mode)
    {
        var result = raw.sqlite3_wal_checkpoint_v2(_db, "main", mode, out var frames, out var copied);
        if (result != raw.SQLITE_OK && result != raw.SQLITE_BUSY) throw Failure(_db, "checkpoint", result);
        return (frames, copied);
    }
}
