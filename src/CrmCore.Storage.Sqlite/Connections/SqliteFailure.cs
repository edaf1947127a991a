using System.Globalization;
using SQLitePCL;

namespace CrmCore.Storage.Sqlite;

/// <summary>Says what SQLite's result codes mean for the operator. The one place where they are translated.</summary>
internal static class SqliteFailure
{
    // The low byte of an extended code is the code itself.
    private const int CodeMask = 0xFF;

    public static StoreUnavailableException Of(string path, int result, string? message) => new(
        $"The store '{path}' {Describe(result & CodeMask)} (SQLite: {message ?? "no message"}, code {result.ToString(CultureInfo.InvariantCulture)}).");

    public static bool IsConstraint(int result) => (result & CodeMask) == raw.SQLITE_CONSTRAINT;

    /// <summary>Whether a key or a unique value is taken.</summary>
    public static bool IsTaken(int result) =>
        result is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_ROWID;

    private static string Describe(int code) => code switch
    {
        raw.SQLITE_FULL => "has no room left to write: free some space on its disk; the store goes on by itself then",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            "may not be written: give this process the right to write the file and its folder, and see that the disk is not mounted read-only",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "is locked by another program: close whatever else has the file open for writing",
        raw.SQLITE_CORRUPT => "is damaged: stop, keep a copy of the file, and restore the latest backup",
        raw.SQLITE_NOTADB => "is not a SQLite database: check the path, or move the file away",
        raw.SQLITE_CANTOPEN => "cannot be opened: see that its folder exists and that this process may write there",
        raw.SQLITE_IOERR => "could not be read or written: check its disk, and that it is a local one",
        raw.SQLITE_NOMEM => "ran out of memory: lower SqliteOptions.CacheSize or give the process more",
        raw.SQLITE_TOOBIG => "cannot hold a value of more than 1,000,000,000 bytes: keep large contents in files",
        raw.SQLITE_INTERRUPT => "was interrupted: try again",
        _ => "failed",
    };
}
