using Microsoft.Extensions.Logging;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Everything that a store has while it is open.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private readonly PostgreSqlOptions _options;
    private readonly SessionFactory _factory;
    private readonly ILogger _log;
    private bool _began;

    public OpenStore(PostgreSqlOptions options, RecordSchema schema, TimeProvider time, ILogger log)
    {
        _options = options;
        _log = log;
        _factory = new SessionFactory(options, time);
        Tables = new StoreTables(schema, options.Schema);
        Sessions = new Sessions(_factory, options.Writers + 2);
        Loader = new Loader(Sessions, Tables);
        Committer = new Committer(Sessions, Tables);
        Pager = new Pager(Sessions, Tables);
        Look = new Look(Sessions, Tables);
        Partitions = new Partitions(Sessions, Tables);
        Node = new NodeLife(Sessions, Tables, options, log);
        News = new NewsWire(Sessions, Tables, Node, log);
        HostWrites = new HostWrites(Sessions, Tables, News);
        if (schema.Actions is { } actions) Claims = new Claims(Sessions, Tables, actions, Node);
    }

    public StoreTables Tables { get; }

    public Sessions Sessions { get; }

    public Loader Loader { get; }

    public Committer Committer { get; }

    public Pager Pager { get; }

    public Look Look { get; }

    public Partitions Partitions { get; }

    public NodeLife Node { get; }

    public NewsWire News { get; }

    public HostWrites HostWrites { get; }

    public Claims? Claims { get; }

    public async ValueTask BeginAsync(CancellationToken ct)
    {
        await Sessions.RunAsync(durable: true, (new Migration(Tables, _options, _factory.Place), Partitions), MigrateAsync, ct).ConfigureAwait(false);
        _began = true;
        Node.Beat = BeatAsync;
        await Node.BeginAsync(ct).ConfigureAwait(false);
        try
        {
            await News.BeginAsync(ct).ConfigureAwait(false);
        }
        catch (Exception e) when (PostgreSqlFailure.IsOne(e))
        {
            throw PostgreSqlFailure.Of(_factory.Place, e);
        }
    }

    public async ValueTask<IAsyncDisposable> EnterAloneAsync(int account, CancellationToken ct)
    {
        for (var retry = 0; ; retry++)
        {
            try
            {
                return await AloneHold.EnterAsync(Sessions, Tables, account, ct).ConfigureAwait(false);
            }
            catch (Exception e) when (PostgreSqlFailure.IsPassing(e) && Sessions.PauseBefore(retry) is not null)
            {
                await Task.Delay(Sessions.PauseBefore(retry)!.Value, _factory.TimeProvider, ct).ConfigureAwait(false);
            }
            catch (Exception e) when (PostgreSqlFailure.IsOne(e))
            {
                throw PostgreSqlFailure.Of(_factory.Place, e);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await News.DisposeAsync().ConfigureAwait(false);
        if (_began && Claims is { } claims)
        {
            try
            {
                await Sessions.RunOnceAsync(durable: true, claims, ReleaseAsync, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (PostgreSqlFailure.IsOne(e))
            {
                PostgreSqlLog.NotReleased(_log, e);
            }
        }

        Claims?.Dispose();
        await Node.DisposeAsync().ConfigureAwait(false);
        await Sessions.DisposeAsync().ConfigureAwait(false);
        await _factory.DisposeAsync().ConfigureAwait(false);
    }

    private static async ValueTask<bool> MigrateAsync(Session session, (Migration Migration, Partitions Partitions) asked, CancellationToken ct)
    {
        await asked.Migration.RunAsync(session, ct).ConfigureAwait(false);
        await asked.Partitions.BeginAsync(session, ct).ConfigureAwait(false);
        return true;
    }

    private static async ValueTask<bool> ReleaseAsync(Session session, Claims claims, CancellationToken ct)
    {
        await claims.SendReleasedAsync(session, ct).ConfigureAwait(false);
        return true;
    }

    private async ValueTask BeatAsync(Session session, CancellationToken ct)
    {
        if (Claims is { } claims) await claims.SendReleasedAsync(session, ct).ConfigureAwait(false);
        await Partitions.BeatAsync(session, ct).ConfigureAwait(false);
    }
}
