using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CrmCore.Storage.PostgreSql;

/// <summary>
/// Keeps everything in a PostgreSQL database (version 14 or later) that any number of nodes share. Thread-safe.
/// </summary>
/// <param name="options">The database and how it is used.</param>
/// <param name="timeProvider">Times the node's signs of life and the pauses before another try; null for the machine's clock.</param>
/// <param name="log">Hears of connections that were lost and of what could not be told; null for nobody.</param>
public sealed class PostgreSqlStore(PostgreSqlOptions options, TimeProvider? timeProvider = null, ILogger<PostgreSqlStore>? log = null) : ISharedStore, IHostTransactions
{
    private const int LongestPage = 10_000;

    private readonly ILogger _log = log ?? NullLogger<PostgreSqlStore>.Instance;
    private OpenStore? _open;
    private Action<StoreNews>? _heard;
    private bool _isOpening;

    /// <inheritdoc/>
    public int Writers => options.Writers;

    /// <inheritdoc/>
    public Action<StoreNews>? Heard
    {
        get => _heard;
        set
        {
            _heard = value;
            if (_open is { } open) open.News.Heard = value;
        }
    }

    /// <summary>Counts for tests and benchmarks, which guard them.</summary>
    internal long StatementsRun => Open.Sessions.Factory.Counts.Statements;

    internal long Commits => Open.Sessions.Factory.Counts.Commits;

    internal Sessions Sessions => Open.Sessions;

    internal StoreTables Tables => Open.Tables;

    internal long Node => Open.Node.Number;

    private OpenStore Open => _open ?? throw new InvalidOperationException("The store is not open: call OpenAsync first.");

    /// <inheritdoc/>
    public async ValueTask OpenAsync(RecordSchema schema, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(schema);
        PostgreSqlOptions.Check(options);
        ct.ThrowIfCancellationRequested();
        if (_open is not null || Interlocked.Exchange(ref _isOpening, true)) throw new InvalidOperationException("The store is open already.");
        var open = new OpenStore(options, schema, timeProvider ?? TimeProvider.System, _log);
        try
        {
            open.News.Heard = _heard;
            await open.BeginAsync(ct).ConfigureAwait(false);
            _open = open;
        }
        catch
        {
            await open.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            _isOpening = false;
        }
    }

    /// <inheritdoc/>
    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Open.Loader.LoadAsync(set, ct);
    }

    /// <inheritdoc/>
    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var open = Open;
        var result = await open.Committer.CommitAsync(changes, ct).ConfigureAwait(false);
        if (result.IsCommitted) open.Claims?.Committed(changes);
        return result;
    }

    /// <inheritdoc/>
    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Limit, nameof(request));
        return Open.Claims is { } claims ? claims.ClaimAsync(request, ct) : new(new ClaimedActions([], null));
    }

    /// <inheritdoc/>
    public void Release(IReadOnlyList<ScheduledAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        _open?.Claims?.Release(actions);
    }

    /// <inheritdoc/>
    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Limit, LongestPage, nameof(request));
        return Open.Pager.ReadAsync(request, ct);
    }

    /// <inheritdoc/>
    public ValueTask<SharedState> LookAsync(IReadOnlyList<int> accounts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        return Open.Look.AtAsync(accounts, ct);
    }

    /// <inheritdoc/>
    public ValueTask<IAsyncDisposable> EnterAloneAsync(int account, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(account);
        return Open.EnterAloneAsync(account, ct);
    }

    /// <inheritdoc/>
    public void Tell(StoreNews news) => _open?.News.Tell(news);

    /// <inheritdoc/>
    public ValueTask<CommitResult> WriteAsync(DbTransaction transaction, ChangeSet changes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(changes);
        return Open.HostWrites.WriteAsync(transaction, changes, ct);
    }

    /// <summary>
    /// Drops the months of the inbox and the timeline that ended before a moment. A month of the inbox in which events still wait or have failed stays. Event keys
    /// are kept: what was counted once is not counted again.
    /// </summary>
    /// <param name="before">The moment.</param>
    /// <param name="ct">Stops between two months.</param>
    /// <returns>How many partitions were dropped.</returns>
    /// <exception cref="InvalidOperationException">The schema was made without <see cref="PostgreSqlOptions.PartitionByMonth"/>.</exception>
    /// <exception cref="StoreUnavailableException">The server cannot be reached, or others hold a month for longer than 5 seconds; months dropped before stay dropped.</exception>
    public ValueTask<int> DropPartitionsBeforeAsync(Instant before, CancellationToken ct = default)
    {
        var open = Open;
        return open.Sessions.RunAsync(
            durable: true, before.ToDateTimeOffset(), async (session, moment, stop) => await open.Partitions.DropBeforeAsync(session, moment, stop).ConfigureAwait(false), ct);
    }

    /// <summary>Ends this node: what it has claimed is given to others at once. Calls that are under way must have ended.</summary>
    /// <returns>When its connections are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _open, null) is { } open) await open.DisposeAsync().ConfigureAwait(false);
    }
}
