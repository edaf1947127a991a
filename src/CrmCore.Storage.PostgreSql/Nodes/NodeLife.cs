using System.Globalization;
using Microsoft.Extensions.Logging;

namespace CrmCore.Storage.PostgreSql;

/// <summary>
/// This node's row among the nodes: its number, and a sign of life every third of the lease time, by the database's clock. A node that was silent for too
/// long takes a new number: what it had under the old one may be others' by now.
/// </summary>
internal sealed class NodeLife(Sessions sessions, StoreTables tables, PostgreSqlOptions options, ILogger log) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _lease = $"make_interval(secs => {options.LeaseTime.TotalSeconds.ToString(CultureInfo.InvariantCulture)})";
    private Task _beating = Task.CompletedTask;
    private long _number;
    private int _living = 1;

    /// <summary>The node's number; no two ever had the same.</summary>
    public long Number => Interlocked.Read(ref _number);

    /// <summary>Whether other nodes were alive when it was last looked.</summary>
    public bool HasOthers => Volatile.Read(ref _living) > 1;

    /// <summary>Called at every sign of life.</summary>
    public Func<Session, CancellationToken, ValueTask>? Beat { get; set; }

    public async ValueTask BeginAsync(CancellationToken ct)
    {
        await RegisterAsync(0, ct).ConfigureAwait(false);
        _beating = Task.Run(BeatAsync, CancellationToken.None);
    }

    /// <summary>Takes a new number, unless somebody has taken one since the given one was found dead.</summary>
    public async ValueTask RegisterAsync(long dead, CancellationToken ct)
    {
        await _gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (Number != dead) return;
            var number = await sessions.RunAsync(durable: true, 0, InsertAsync, ct).ConfigureAwait(false);
            Interlocked.Exchange(ref _number, number);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Notes how many nodes live.</summary>
    public void Saw(int living) => Volatile.Write(ref _living, living);

    /// <summary>Notes that another node lives.</summary>
    public void SawAnother()
    {
        if (!HasOthers) Saw(2);
    }

    /// <summary>Ends the node: what it has taken passes on at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
        if (Number > 0)
        {
            try
            {
                await sessions.RunOnceAsync(durable: true, 0, RemoveAsync, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (PostgreSqlFailure.IsOne(e))
            {
                // Its time runs out by itself.
                PostgreSqlLog.NotEnded(log, e, Number);
            }
        }

        _stop.Dispose();
        _gate.Dispose();
    }

    private async Task BeatAsync()
    {
        while (true)
        {
            await Task.Delay(options.LeaseTime / 3, sessions.Factory.TimeProvider, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stop.IsCancellationRequested) return;
            try
            {
                var number = Number;
                if (!await sessions.RunAsync(durable: false, number, RenewAsync, _stop.Token).ConfigureAwait(false)) await RegisterAsync(number, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // the next beat tries again, whatever it was
            catch (Exception e)
#pragma warning restore CA1031
            {
                PostgreSqlLog.NotRenewed(log, e, Number);
            }
        }
    }

    private async ValueTask<long> InsertAsync(Session session, int none, CancellationToken ct)
    {
        await session.RunAsync($"DELETE FROM {tables.Node} WHERE alive_until < clock_timestamp() - interval '1 hour'", ct).ConfigureAwait(false);
        var host = System.Net.Dns.GetHostName().Replace("'", "''", StringComparison.Ordinal);
        var number = await session.FindAsync(
            $"INSERT INTO {tables.Node} (host, started_at, alive_until) VALUES ('{host}', clock_timestamp(), clock_timestamp() + {_lease}) RETURNING number", ct).ConfigureAwait(false);
        await CountAsync(session, ct).ConfigureAwait(false);
        return Convert.ToInt64(number, CultureInfo.InvariantCulture);
    }

    private async ValueTask<bool> RenewAsync(Session session, long number, CancellationToken ct)
    {
        var renewed = await session.FindAsync(
            $"UPDATE {tables.Node} SET alive_until = clock_timestamp() + {_lease} WHERE number = {number} AND alive_until > clock_timestamp() RETURNING number", ct).ConfigureAwait(false);
        await CountAsync(session, ct).ConfigureAwait(false);
        if (Beat is { } beat) await beat(session, ct).ConfigureAwait(false);
        return renewed is not null;
    }

    private async ValueTask CountAsync(Session session, CancellationToken ct) =>
        Saw(Convert.ToInt32(await session.FindAsync($"SELECT count(*) FROM {tables.Node} WHERE alive_until > clock_timestamp()", ct).ConfigureAwait(false), CultureInfo.InvariantCulture));

    private async ValueTask<bool> RemoveAsync(Session session, int none, CancellationToken ct)
    {
        await session.RunAsync($"DELETE FROM {tables.Node} WHERE number = {Number}", ct).ConfigureAwait(false);
        return true;
    }
}
