using CrmCore.Storage.Relational;

namespace CrmCore.Storage.Sqlite;

/// <summary>Opens the file and brings its schema forward.</summary>
internal static class SqliteFile
{
    public static SqliteConnection OpenWriter(SqliteOptions options, RecordSchema schema)
    {
        var connection = SqliteConnection.Open(options, create: true, options.CacheSize);
        try
        {
            var script = new SchemaScript(schema, SqliteDialect.Instance);
            var found = FindVersion(connection, script);
            var steps = script.From(found, options.Path);
            UseWriteAheadLog(connection, options);
            if (steps.Count > 0) Migrate(connection, script, steps);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static int FindVersion(SqliteConnection connection, SchemaScript script)
    {
        if (connection.Read($"SELECT 1 FROM sqlite_master WHERE name = '{SchemaScript.VersionTable}'") is null)
        {
            if (connection.Read("SELECT 1 FROM sqlite_master") is null) return 0;
            throw new StoreUnavailableException(
                $"'{connection.Path}' is a SQLite database, but not a store of CrmCore: give CrmCore a file of its own.");
        }

        return int.Parse(connection.Read(script.SelectVersion) ?? "0", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void UseWriteAheadLog(SqliteConnection connection, SqliteOptions options)
    {
        connection.Execute("PRAGMA page_size = 4096");
        if (connection.Read("PRAGMA journal_mode = WAL") is not "wal" and var mode)
        {
            throw new StoreUnavailableException(
                $"'{connection.Path}' cannot have a write-ahead log (journal mode '{mode}'): put it on a local disk, not on a network share.");
        }

        connection.Execute($"PRAGMA journal_size_limit = {options.CheckpointEvery * 8}");
    }

    // All versions in one transaction: a file is wholly at the new version or as it was.
    private static void Migrate(SqliteConnection connection, SchemaScript script, IReadOnlyList<string> steps)
    {
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            connection.Execute(script.CreateVersionTable);
            foreach (var step in steps) connection.Execute(step);
            connection.Execute("COMMIT");
        }
        catch
        {
            connection.Rollback();
            throw;
        }
    }
}
