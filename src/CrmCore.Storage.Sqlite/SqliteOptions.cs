namespace CrmCore.Storage.Sqlite;

/// <summary>How a SQLite file is kept.</summary>
public sealed class SqliteOptions
{
    /// <summary>The file. Its folder must exist; the file is made when it is missing. It must be on a local disk.</summary>
    public required string Path { get; init; }

    /// <summary>The writer's page cache, in bytes; the other connections take a quarter of it each.</summary>
    /// <value>The default is 67,108,864 (64 MB).</value>
    public long CacheSize { get; init; } = 64 << 20;

    /// <summary>How many bytes the write-ahead log grows between two checkpoints.</summary>
    /// <value>The default is 16,777,216 (16 MB).</value>
    public long CheckpointEvery { get; init; } = 16 << 20;

    /// <summary>How many idle connections are kept for reading pages. More are opened when more readers come at once, and closed behind them.</summary>
    /// <value>The default is 2.</value>
    public int IdleReaders { get; init; } = 2;

    /// <summary>How long to wait while another program locks the file, in milliseconds, before the store counts as unavailable.</summary>
    /// <value>The default is 5,000.</value>
    public int BusyTimeout { get; init; } = 5_000;

    internal static void Check(SqliteOptions options)
    {
        var problem =
            string.IsNullOrWhiteSpace(options.Path) || options.Path.Contains(":memory:", StringComparison.Ordinal)
                ? "Path must name a file; for a store that is lost with the process use InMemoryStore."
            : options.CacheSize < 1 << 20 ? "CacheSize must be at least 1,048,576 bytes."
            : options.CheckpointEvery < 1 << 16 ? "CheckpointEvery must be at least 65,536 bytes."
            : options.IdleReaders < 0 ? "IdleReaders must not be negative."
            : options.BusyTimeout < 0 ? "BusyTimeout must not be negative."
            : null;
        if (problem is not null) throw new ArgumentException($"SqliteOptions.{problem}", nameof(options));
    }
}
