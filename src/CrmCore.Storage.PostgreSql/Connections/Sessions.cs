namespace CrmCore.Storage.PostgreSql;

/// <summary>
/// The open connections: those on which commits wait for the disk, and the others. A connection on which a call failed is closed; a read that failed for
/// want of a connection is tried again.
/// </summary>
internal sealed class Sessions(SessionFactory factory, int mostIdle) : IAsyncDisposable
{
    // Long enough for a server to be started again or for its place to be taken by another; then the caller is told.
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    private readonly Lock _gate = new();
    private readonly Stack<Session> _durable = new();
    private readonly Stack<Session> _relaxed = new();
    private bool _closed;

    public SessionFactory Factory => factory;

    /// <summary>The pause before another try, counted from 0; null when there is none.</summary>
    public static TimeSpan? PauseBefore(int retry) => retry < Pauses.Length ? Pauses[retry] : null;

    /// <summary>Does something that may be done twice: it is tried again when the connection is lost.</summary>
    public async ValueTask<T> RunAsync<TState, T>(bool durable, TState state, Func<Session, TState, CancellationToken, ValueTask<T>> work, CancellationToken ct)
    {
        for (var retry = 0; ; retry++)
        {
            try
            {
                return await RunOnceAsync(durable, state, work, ct).ConfigureAwait(false);
            }
            catch (Exception e) when (PostgreSqlFailure.IsPassing(e) && PauseBefore(retry) is not null)
            {
                await Task.Delay(PauseBefore(retry)!.Value, factory.TimeProvider, ct).ConfigureAwait(false);
            }
            catch (Exception e) when (PostgreSqlFailure.IsOne(e))
            {
                throw PostgreSqlFailure.Of(factory.Place, e);
            }
        }
    }

    /// <summary>Does something once; failures come as the driver throws them.</summary>
    public async ValueTask<T> RunOnceAsync<TState, T>(bool durable, TState state, Func<Session, TState, CancellationToken, ValueTask<T>> work, CancellationToken ct)
    {
        var session = await RentAsync(durable, ct).ConfigureAwait(false);
        try
        {
            var result = await work(session, state, ct).ConfigureAwait(false);
            await ReturnAsync(session).ConfigureAwait(false);
            return result;
        }
        catch (Exception e)
        {
            await session.DisposeAsync().ConfigureAwait(false);
            if (PostgreSqlFailure.IsLost(e)) await ForgetIdleAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<Session> RentAsync(bool durable, CancellationToken ct)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if ((durable ? _durable : _relaxed).TryPop(out var idle)) return idle;
        }

        return await Session.OpenAsync(factory, durable, ct).ConfigureAwait(false);
    }

    public async ValueTask ReturnAsync(Session session)
    {
        lock (_gate)
        {
            var idle = session.IsDurable ? _durable : _relaxed;
            if (!_closed && idle.Count < mostIdle && session.Connection.FullState == System.Data.ConnectionState.Open)
            {
                idle.Push(session);
                return;
            }
        }

        await session.DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate) _closed = true;
        await ForgetIdleAsync().ConfigureAwait(false);
    }

    /// <summary>Closes the idle connections: when one is lost, they are most likely lost too.</summary>
    public async ValueTask ForgetIdleAsync()
    {
        List<Session> idle;
        lock (_gate)
        {
            idle = [.. _durable, .. _relaxed];
            _durable.Clear();
            _relaxed.Clear();
        }

        foreach (var session in idle) await session.DisposeAsync().ConfigureAwait(false);
        if (idle.Count > 0 && !factory.IsShared) factory.DataSource.Clear();
    }
}
