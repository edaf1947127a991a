using System.Globalization;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Finds out whether a commit was done whose answer was lost.</summary>
internal sealed class LostCommit(Sessions sessions, StoreTables tables)
{
    private const int MostTries = 20;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Whether it was done.</summary>
    /// <param name="lost">The connection that was lost.</param>
    /// <param name="number">The transaction's number.</param>
    /// <param name="changes">What it wrote.</param>
    /// <param name="cause">What the driver said.</param>
    /// <exception cref="StoreUnavailableException">It cannot be found out.</exception>
    public async ValueTask<bool> WasDoneAsync(Session lost, ulong number, ChangeSet changes, Exception cause)
    {
        var pause = TimeSpan.FromMilliseconds(50);
        for (var i = 0; i < MostTries; i++)
        {
            try
            {
                var asked = (number, lost, changes);
                if (await sessions.RunOnceAsync(durable: true, asked, AskAsync, CancellationToken.None).ConfigureAwait(false) is { } done) return done;
            }
            catch (Exception e) when (PostgreSqlFailure.IsPassing(e))
            {
                // It is still away: asked again.
            }

            await Task.Delay(pause, sessions.Factory.TimeProvider, CancellationToken.None).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        throw new StoreUnavailableException(
            $"'{sessions.Factory.Place}': the connection was lost during a commit, and it is not known whether it was done: the server did not answer since. "
            + "Hand the same event in again, under the same key, when it is back: that is safe, it counts once.",
            cause);
    }

    // Null while it is not decided.
    private async ValueTask<bool?> AskAsync(Session session, (ulong Number, Session Lost, ChangeSet Changes) asked, CancellationToken ct)
    {
        var number = asked.Number.ToString(CultureInfo.InvariantCulture);
        var status = await session.FindAsync(
            $"SELECT CASE WHEN '{number}'::xid8 < pg_snapshot_xmax(pg_current_snapshot()) THEN pg_xact_status('{number}'::xid8) END", ct).ConfigureAwait(false) as string;
        if (session.ServerStart == asked.Lost.ServerStart)
        {
            if (status is "committed") return true;
            if (status is not "in progress") return status is "aborted" ? false : await LookAsync(session, asked.Changes, ct).ConfigureAwait(false);

            // The server has not noticed that the connection is gone: without this it would wait for a COMMIT that never comes.
            await LostSession.Of(asked.Lost).EndAsync(session, " AND state = 'idle in transaction'", ct).ConfigureAwait(false);
            return null;
        }

        // Another life of the server may have given the number to another transaction: only what is there counts.
        return status is "aborted" ? false : await LookAsync(session, asked.Changes, ct).ConfigureAwait(false);
    }

    private ValueTask<bool?> LookAsync(Session session, ChangeSet changes, CancellationToken ct) => new CommitTrace(tables).FindAsync(session, changes, ct);
}
