namespace CrmCore.Storage.PostgreSql;

/// <summary>An account entered alone: a lock of a connection's, gone with it.</summary>
internal sealed class AloneHold : IAsyncDisposable
{
    private readonly Sessions _sessions;
    private readonly string _unlock;
    private Session? _session;

    private AloneHold(Sessions sessions, Session session, string unlock) => (_sessions, _session, _unlock) = (sessions, session, unlock);

    public static async ValueTask<IAsyncDisposable> EnterAsync(Sessions sessions, StoreTables tables, int account, CancellationToken ct)
    {
        var session = await sessions.RentAsync(durable: false, ct).ConfigureAwait(false);
        try
        {
            // It waits as long as it takes; whoever waits can be stopped.
            var batch = new Npgsql.NpgsqlBatch(session.Connection) { Timeout = 0 };
            await using var ending = batch.ConfigureAwait(false);
            batch.BatchCommands.Add(new("SELECT set_config('statement_timeout', '0', true)"));
            batch.BatchCommands.Add(new($"SELECT pg_advisory_lock({tables.LockSpace}, {account})"));
            session.Count(batch.BatchCommands.Count);
            await batch.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
            return new AloneHold(sessions, session, $"SELECT pg_advisory_unlock({tables.LockSpace}, {account})");
        }
        catch (Exception e)
        {
            await session.DisposeAsync().ConfigureAwait(false);
            if (PostgreSqlFailure.IsLost(e)) await sessions.ForgetIdleAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _session, null) is not { } session) return;
        try
        {
            await session.RunAsync(_unlock, CancellationToken.None).ConfigureAwait(false);
            await _sessions.ReturnAsync(session).ConfigureAwait(false);
        }
        catch (Exception e) when (PostgreSqlFailure.IsOne(e))
        {
            // Closing the connection ends the lock as well.
            await session.DisposeAsync().ConfigureAwait(false);
        }
    }
}
