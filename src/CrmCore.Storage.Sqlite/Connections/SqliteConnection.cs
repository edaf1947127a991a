using SQLitePCL;

namespace CrmCore.Storage.Sqlite;

/// <summary>One connection without ADO.NET. Used by one thread at a time.</summary>
internal sealed class SqliteConnection : IDisposable
{
    private const string Settings =
        """
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA temp_store = MEMORY;
        PRAGMA trusted_schema = OFF;
        """;

    private readonly List<SqliteStatement> _statements = [];
    private readonly sqlite3 _db;

    static SqliteConnection() => Batteries_V2.Init();

    private readonly bool _isOwn;

    private SqliteConnection(sqlite3 db, string path, bool isOwn)
    {
        _db = db;
        _isOwn = isOwn;
        Path = path;
    }

    public string Path { get; }

    /// <summary>How many statements this connection has run.</summary>
    public long StatementsRun { get; set; }

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_db);

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_db) == 0;

    /// <summary>Pages written so far, to the write-ahead log.</summary>
    public long PagesWritten
    {
        get
        {
            _ = raw.sqlite3_db_status(_db, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 0);
            return pages;
        }
    }

    /// <summary>The file's whole name, as SQLite sees it.</summary>
    public string File => raw.sqlite3_db_filename(_db, "main").utf8_to_string();

    internal sqlite3 Handle => _db;

    /// <summary>Opens the file, making it where allowed, with the store's settings.</summary>
    public static SqliteConnection Open(SqliteOptions options, bool create, long cacheSize)
    {
        var connection = OpenPlain(options.Path, create);
        try
        {
            raw.sqlite3_busy_timeout(connection._db, options.BusyTimeout);
            connection.Execute(Settings);
            connection.Execute($"PRAGMA cache_size = -{cacheSize >> 10}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file as it is.</summary>
    public static SqliteConnection OpenPlain(string path, bool create)
    {
        var flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX | (create ? raw.SQLITE_OPEN_CREATE : 0);
        var result = raw.sqlite3_open_v2(path, out var db, flags, null);
        if (result != raw.SQLITE_OK)
        {
            var failure = SqliteFailure.Of(path, result, raw.sqlite3_errmsg(db).utf8_to_string());
            db.Dispose();
            throw failure;
        }

        _ = raw.sqlite3_extended_result_codes(db, 1);
        return new SqliteConnection(db, path, isOwn: true);
    }

    /// <summary>A connection of somebody else's, which stays open when this is disposed of.</summary>
    public static SqliteConnection Of(sqlite3 db, string path) => new(db, path, isOwn: false);

    /// <summary>Runs statements that give no rows, or whose rows do not matter.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_db, sql));

    /// <summary>Runs a statement and answers the first column of its first row, as text; null when it is empty or there is none.</summary>
    public string? Read(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.TextAt(0) : null;
    }

    /// <summary>Prepares a statement for the life of the connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle));
        var statement = new SqliteStatement(this, handle);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Copies what can be copied from the write-ahead log into the file without waiting for anybody; answers the frames in the log.</summary>
    public int Checkpoint()
    {
        var result = raw.sqlite3_wal_checkpoint_v2(_db, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var frames, out _);
        if ((result & 0xFF) != raw.SQLITE_BUSY) Check(result);
        return frames;
    }

    /// <summary>Undoes the open transaction, if SQLite has not done so itself.</summary>
    public void Rollback()
    {
        if (InTransaction) _ = raw.sqlite3_exec(_db, "ROLLBACK");
    }

    public void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw Failure(result);
    }

    /// <summary>The exception for a result code.</summary>
    public Exception Failure(int result)
    {
        var message = raw.sqlite3_errmsg(_db).utf8_to_string();
        return SqliteFailure.IsConstraint(result)
            ? new InvalidOperationException($"A record does not fit its type: {message}.")
            : SqliteFailure.Of(Path, result, message);
    }

    public void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
        if (_isOwn) _db.Dispose();
    }
}
