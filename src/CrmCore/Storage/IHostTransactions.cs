namespace CrmCore;

/// <summary>A store whose database the host may use too, so that what the engine accepts can be part of the host's own transaction.</summary>
public interface IHostTransactions
{
    /// <summary>Writes inserts within a transaction of the host's, on its connection; they are durable when, and only when, the host commits.</summary>
    /// <param name="transaction">The open transaction, on a connection to the store's own database.</param>
    /// <param name="changes">Inserts only.</param>
    /// <param name="ct">Stops before the first write.</param>
    /// <returns>Whether it was written, or every insert whose key is taken; then nothing was.</returns>
    /// <exception cref="ArgumentException">The transaction is of another kind of database, of another database, or has ended.</exception>
    /// <exception cref="StoreUnavailableException">The database does not answer; the host's transaction has to be rolled back.</exception>
    ValueTask<CommitResult> WriteAsync(System.Data.Common.DbTransaction transaction, ChangeSet changes, CancellationToken ct);
}
