using SQLitePCL;

namespace CrmCore.Storage.Sqlite;

/// <summary>
/// Copies the file page by page out of one read transaction. That never stops the writer, and its commits do not make it begin anew; it costs
/// the copying alone, where VACUUM INTO would build every table and index again and cannot be stopped halfway.
/// </summary>
internal static class SqliteBackup
{
    private const int PagesAtOnce = 1_024;

    public static void Copy(SqliteOptions options, string target, CancellationToken ct)
    {
        if (File.Exists(target)) throw Refused(target, "it exists already; give another name");

        // The name appears when the copy is complete: nobody takes half a backup for a whole one.
        var partial = target + ".partial";
        try
        {
            File.Delete(partial);
            CopyTo(options, partial, ct);
            using (var file = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
            File.Move(partial, target, overwrite: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused(target, e.Message, e);
        }
        finally
        {
            DeleteQuietly(partial);
        }
    }

    private static void CopyTo(SqliteOptions options, string partial, CancellationToken ct)
    {
        using var source = SqliteConnection.Open(options, create: false, 1 << 20);
        using var copy = SqliteConnection.OpenPlain(partial, create: true);
        source.Execute("BEGIN");
        source.Read("SELECT 1 FROM sqlite_master");
        using var backup = raw.sqlite3_backup_init(copy.Handle, "main", source.Handle, "main");
        if (backup.IsInvalid) throw copy.Failure(raw.sqlite3_errcode(copy.Handle));
        var result = raw.SQLITE_OK;
        while (result == raw.SQLITE_OK)
        {
            ct.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(backup, PagesAtOnce);
        }

        if (result != raw.SQLITE_DONE) throw copy.Failure(result);
    }

    private static StoreUnavailableException Refused(string target, string why, Exception? inner = null) =>
        new($"The backup '{target}' cannot be written: {why}", inner);

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
            File.Delete(path + "-journal");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The failure that led here says more; the next backup of that name deletes it first.
        }
    }
}
