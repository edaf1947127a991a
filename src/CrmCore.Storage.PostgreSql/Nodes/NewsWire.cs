using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>
/// What nodes tell one another, by LISTEN and NOTIFY. What is told while a message is on its way goes together with the next. A message says the
/// number of the node that sends it, which does not hear its own.
/// </summary>
internal sealed class NewsWire(Sessions sessions, StoreTables tables, NodeLife node, ILogger log) : IAsyncDisposable
{
    private const StoreNews Everything = StoreNews.Accepted | StoreNews.Planned;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Task _listening = Task.CompletedTask;
    private Task _sending = Task.CompletedTask;
    private StoreNews _told;

    public Action<StoreNews>? Heard { get; set; }

    /// <summary>Begins to listen; answers when it does.</summary>
    public async ValueTask BeginAsync(CancellationToken ct)
    {
        var connection = await ListenAsync(ct).ConfigureAwait(false);
        _listening = Task.Run(() => HearAsync(connection), CancellationToken.None);
        // The others learn of this node at once, and tell it from then on.
        await sessions.RunAsync(durable: false, StoreNews.None, SendAsync, ct).ConfigureAwait(false);
    }

    public void Tell(StoreNews news)
    {
        lock (_gate)
        {
            if (news == StoreNews.None || !node.HasOthers || _stop.IsCancellationRequested) return;
            var isIdle = _told == StoreNews.None && _sending.IsCompleted;
            _told |= news;
            if (isIdle) _sending = Task.Run(SendAllAsync, CancellationToken.None);
        }
    }

    /// <summary>The statement that tells within a transaction of the host's: everybody hears it, this node too.</summary>
    public string TellWithin => $"SELECT pg_notify('{tables.Channel}', '0:{(int)StoreNews.Accepted}')";

    public async ValueTask DisposeAsync()
    {
        lock (_gate) _stop.Cancel();
        await _listening.ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task SendAllAsync()
    {
        while (true)
        {
            StoreNews news;
            lock (_gate)
            {
                news = _told;
                _told = StoreNews.None;
                if (news == StoreNews.None || _stop.IsCancellationRequested)
                {
                    _sending = Task.CompletedTask;
                    return;
                }
            }

            try
            {
                await sessions.RunAsync(durable: false, news, SendAsync, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // nothing is promised: the others look by themselves
            catch (Exception e)
#pragma warning restore CA1031
            {
                PostgreSqlLog.NotTold(log, e);
            }
        }
    }

    private async ValueTask<bool> SendAsync(Session session, StoreNews news, CancellationToken ct)
    {
        await session.RunAsync($"SELECT pg_notify('{tables.Channel}', '{node.Number}:{(int)news}')", ct).ConfigureAwait(false);
        return true;
    }

    private async Task HearAsync(NpgsqlConnection? connection)
    {
        while (true)
        {
            try
            {
                if (connection is null)
                {
                    connection = await ListenAsync(_stop.Token).ConfigureAwait(false);
                    // What was told meanwhile is lost.
                    Heard?.Invoke(Everything);
                }

                while (true) await connection.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                if (connection is not null) await connection.DisposeAsync().ConfigureAwait(false);
                return;
            }
#pragma warning disable CA1031 // it listens again when it can
            catch (Exception e)
#pragma warning restore CA1031
            {
                PostgreSqlLog.NotHearing(log, e);
                if (connection is not null) await connection.DisposeAsync().ConfigureAwait(false);
                connection = null;
            }

            await Task.Delay(Pause, sessions.Factory.TimeProvider, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async ValueTask<NpgsqlConnection> ListenAsync(CancellationToken ct)
    {
        var connection = await sessions.Factory.DataSource.OpenConnectionAsync(ct).ConfigureAwait(false);
        try
        {
            connection.Notification += (_, heard) => Hear(heard.Payload);
            var command = new NpgsqlCommand($"LISTEN \"{tables.Channel}\"", connection);
            await using var ending = command.ConfigureAwait(false);
            await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private void Hear(string payload)
    {
        var colon = payload.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !long.TryParse(payload.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var sender) || sender == node.Number) return;
        if (!int.TryParse(payload.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return;
        if (sender > 0) node.SawAnother();
        if (((StoreNews)number & Everything) is var news && news != StoreNews.None) Heard?.Invoke(news);
    }
}
