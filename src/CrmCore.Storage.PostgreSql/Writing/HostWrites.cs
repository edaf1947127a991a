using System.Data.Common;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Writes inserts within a transaction of the host's.</summary>
internal sealed class HostWrites(Sessions sessions, StoreTables tables, NewsWire news)
{
    private const string Savepoint = "crm_accept";

    // Says which server, in which of its lives, and which database.
    private const string WhichDatabase = "SELECT pg_postmaster_start_time()::text || ' ' || oid FROM pg_database WHERE datname = current_database()";

    private string? _own;

    public async ValueTask<CommitResult> WriteAsync(DbTransaction transaction, ChangeSet changes, CancellationToken ct)
    {
        var connection = ConnectionOf(transaction);
        if (changes.Changes.Any(change => change.Kind != ChangeKind.Insert)) throw new ArgumentException("A transaction of the host's takes inserts only.", nameof(changes));
        if (changes.IsEmpty) return CommitResult.Committed;
        try
        {
            if (!await IsSameAsync(connection, ct).ConfigureAwait(false))
            {
                throw new ArgumentException($"The transaction is on another database than the store, which is '{sessions.Factory.Place}'.", nameof(transaction));
            }

            var open = (NpgsqlTransaction)transaction;
            await open.SaveAsync(Savepoint, ct).ConfigureAwait(false);
            var refused = await new CommitBatch(tables).RunForeignAsync(connection, changes, CancellationToken.None).ConfigureAwait(false);
            if (refused.Count > 0) await open.RollbackAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
            else await ReadAsync(connection, news.TellWithin, CancellationToken.None).ConfigureAwait(false);
            await open.ReleaseAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
            return new CommitResult(refused);
        }
        catch (Exception e) when (PostgreSqlFailure.IsOne(e))
        {
            throw PostgreSqlFailure.Of(sessions.Factory.Place, e);
        }
    }

    private static NpgsqlConnection ConnectionOf(DbTransaction transaction)
    {
        if (transaction is not NpgsqlTransaction)
        {
            throw new ArgumentException($"The store is a PostgreSQL database: give it an NpgsqlTransaction, not a {transaction.GetType().Name}.", nameof(transaction));
        }

        return transaction.Connection as NpgsqlConnection
            ?? throw new ArgumentException("The transaction has ended: give one that is open.", nameof(transaction));
    }

    private static async ValueTask<object?> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var ending = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(ct).ConfigureAwait(false);
    }

    private async ValueTask<bool> IsSameAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var theirs = await ReadAsync(connection, WhichDatabase, ct).ConfigureAwait(false) as string;
        if (theirs == Volatile.Read(ref _own)) return true;

        // The server may have been started again since it was last asked.
        var own = await sessions.RunAsync(durable: false, WhichDatabase, static async (session, sql, stop) => await session.FindAsync(sql, stop).ConfigureAwait(false) as string, ct).ConfigureAwait(false);
        Volatile.Write(ref _own, own);
        return theirs == own;
    }
}
