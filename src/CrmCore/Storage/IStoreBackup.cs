namespace CrmCore;

/// <summary>A store that can copy itself while it runs.</summary>
public interface IStoreBackup
{
    /// <summary>Writes a consistent copy of everything committed so far.</summary>
    /// <param name="path">The file to make; an existing one is refused.</param>
    /// <param name="ct">Stops copying; the unfinished copy is removed.</param>
    /// <returns>When the copy is complete and durable.</returns>
    /// <exception cref="StoreUnavailableException">It cannot be written; the message says why.</exception>
    ValueTask BackupAsync(string path, CancellationToken ct);
}
