using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Commits change sets: tries again where others were in the way or the connection was lost, and finds out what became of a lost COMMIT.</summary>
internal sealed class Committer(Sessions sessions, StoreTables tables)
{
    private const string Taken = PostgresErrorCodes.UniqueViolation;

    private readonly LostCommit _lost = new(sessions, tables);

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (changes.IsEmpty) return CommitResult.Committed;
        var tells = false;
        for (var retry = 0; ; retry++)
        {
            try
            {
                var result = await sessions.RunOnceAsync(durable: true, (changes, tells), TryAsync, CancellationToken.None).ConfigureAwait(false);
                if (result is not null) return result;
                tells = true;
            }
            catch (Exception e) when (CanRetry(e, retry))
            {
                tells |= e is PostgresException { SqlState: Taken };
                await Task.Delay(Sessions.PauseBefore(retry)!.Value, sessions.Factory.TimeProvider, CancellationToken.None).ConfigureAwait(false);
            }
            catch (PostgresException e) when (e.SqlState.StartsWith("22", StringComparison.Ordinal) || e.SqlState.StartsWith("23", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"A record does not fit its type: {e.MessageText}.", e);
            }
            catch (Exception e) when (PostgreSqlFailure.IsOne(e))
            {
                throw PostgreSqlFailure.Of(sessions.Factory.Place, e);
            }
        }
    }

    private static bool CanRetry(Exception e, int retry) =>
        Sessions.PauseBefore(retry) is not null && (e is PostgresException { SqlState: Taken } || PostgreSqlFailure.IsPassing(e));

    // Null when something stands against it that was not told: everything is undone, and the next try tells.
    private async ValueTask<CommitResult?> TryAsync(Session session, (ChangeSet Changes, bool Tells) asked, CancellationToken ct)
    {
        var work = session.Keep(typeof(CommitBatch), _ => new CommitBatch(tables));
        try
        {
            return await TryAsync(work, session, asked.Changes, asked.Tells, ct).ConfigureAwait(false);
        }
        finally
        {
            work.Clear();
        }
    }

    private async ValueTask<CommitResult?> TryAsync(CommitBatch work, Session session, ChangeSet changes, bool tells, CancellationToken ct)
    {
        var transaction = await session.Connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        session.Count(1);
        var tried = await work.RunAsync(session, changes, tells).ConfigureAwait(false);
        if (tried.Result is not { IsCommitted: true })
        {
            await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
            return tried.Result;
        }

        try
        {
            await work.EndAsync(session, tells).ConfigureAwait(false);
        }
        catch (Exception e) when (IsUnknown(e))
        {
            // Aborted for certain: the whole of it is tried again.
            if (!await _lost.WasDoneAsync(session, tried.Number, changes, e).ConfigureAwait(false)) throw;
        }

        session.CountCommit();
        return CommitResult.Committed;
    }

    // An answer that is an error and leaves the connection whole says that it was not done; everything else says nothing.
    private static bool IsUnknown(Exception e) => e is not PostgresException { Severity: "ERROR" or "WARNING" } && PostgreSqlFailure.IsLost(e);
}
