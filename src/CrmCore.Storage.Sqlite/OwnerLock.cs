using System.Globalization;

namespace CrmCore.Storage.Sqlite;

/// <summary>
/// Makes one store the owner of a file: <c>file.lock</c> is held open exclusively, and the system lets it go when the process dies, however it
/// dies. Who owns it stands in <c>file.owner</c>, because a locked file cannot be read by others everywhere.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _ownerPath;

    private OwnerLock(FileStream heldLock, string ownerPath)
    {
        _lock = heldLock;
        _ownerPath = ownerPath;
    }

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StoreUnavailableException">Another store owns the file, or its folder cannot be written.</exception>
    public static OwnerLock Take(string path)
    {
        // Two names of one file have one lock.
        if (File.Exists(path)) path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
        {
            throw new StoreUnavailableException($"The store '{path}' cannot be opened: the folder '{folder}' does not exist. Make it, or correct the path.");
        }

        var ownerPath = path + ".owner";
        FileStream? held = null;
        try
        {
            held = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            File.WriteAllText(ownerPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new OwnerLock(held, ownerPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            throw IsHeldByAnother(e) ? Owned(path, e) : NotWritable(path, e);
        }
    }

    public void Dispose()
    {
        // The lock file stays: deleting it would let two processes hold locks on two files of one name.
        try
        {
            File.Delete(_ownerPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Only a note for people; the next owner writes it anew.
        }

        _lock.Dispose();
    }

    // A sharing violation: ERROR_SHARING_VIOLATION on Windows, EWOULDBLOCK on Linux and on macOS.
    private static bool IsHeldByAnother(Exception e) => e is IOException { HResult: unchecked((int)0x80070020) or 11 or 35 };

    private static StoreUnavailableException NotWritable(string path, Exception e) => new(
        $"The store '{path}' may not be written: give this process the right to write the file and its folder, and see that the disk is not mounted read-only or full. {e.Message}",
        e);

    private static StoreUnavailableException Owned(string path, Exception e) => new(
        $"The store '{path}' is open in {OwnerOf(path + ".owner")} already, and a file has one owner at a time. Stop that one first, or give this one a file of its own; "
        + "several processes share a store on PostgreSQL. (The lock is held on the file with '.lock' at its end; deleting that helps nothing and can damage the data.)",
        e);

    private static string OwnerOf(string ownerPath)
    {
        try
        {
            var pid = File.ReadAllText(ownerPath);
            return pid == Environment.ProcessId.ToString(CultureInfo.InvariantCulture) ? $"this process ({pid})" : $"process {pid}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}
