using System.Runtime.CompilerServices;

namespace CrmCore;

/// <summary>Events in (two doors, one loop), and the inbox of those that could not be decided.</summary>
public sealed class CrmEvents
{
    private readonly Crm _crm;

    internal CrmEvents(Crm crm) => _crm = crm;

    /// <summary>Accepts an event and decides it, in one commit. When the call returns, both are durable (R64).</summary>
    /// <param name="e">The event.</param>
    /// <param name="ct">Stops waiting for room in the queue; an event that stands in the queue is not withdrawn.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="ArgumentException">The event has no source, no key, no readable body, or too large a one.</exception>
    /// <exception cref="InvalidOperationException">There is no such account.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot write; the event was not accepted.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<EventOutcome> IngestAsync(InboundEvent e, CancellationToken ct = default)
    {
        var item = Check(e, acceptOnly: false);
        await _crm.Engine.Queue.RunAsync(item, ct).ConfigureAwait(false);
        var outcome = item.IsDuplicate ? EventOutcome.Duplicate : item.Outcome;
        _crm.Engine.Items.GiveBack(item);
        return outcome;
    }

    /// <summary>Accepts and decides events in their order, many to a commit.</summary>
    /// <param name="events">The events.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns>What happened to each, in their order.</returns>
    public async ValueTask<IReadOnlyList<EventOutcome>> IngestAsync(IReadOnlyList<InboundEvent> events, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        var items = new EventItem[events.Count];
        for (var i = 0; i < items.Length; i++) items[i] = Check(events[i], acceptOnly: false);
        await _crm.Engine.Queue.RunAllAsync(items, ct).ConfigureAwait(false);
        return Array.ConvertAll(items, item => item.IsDuplicate ? EventOutcome.Duplicate : item.Outcome);
    }

    /// <summary>Accepts an event without deciding it: it is durable when the call returns, and decided before whatever comes after it. For webhooks.</summary>
    /// <param name="e">The event.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="EventStatus.Accepted"/> or <see cref="EventStatus.Duplicate"/>.</returns>
    /// <exception cref="ArgumentException">As for <see cref="IngestAsync(InboundEvent, CancellationToken)"/>.</exception>
    public async ValueTask<EventOutcome> AcceptAsync(InboundEvent e, CancellationToken ct = default)
    {
        var item = Check(e, acceptOnly: true);
        await _crm.Engine.Queue.RunAsync(item, ct).ConfigureAwait(false);
        if (item.IsDuplicate) return EventOutcome.Duplicate;
        _crm.Engine.Inbox.MayHavePending = true;
        _crm.Engine.Queue.Nudge();
        return item.Outcome;
    }

    /// <summary>
    /// Accepts an event within a transaction of the host's own database, which is the store's too: it is accepted when, and only when, the host commits,
    /// and decided soon after that. What is rolled back never happened.
    /// </summary>
    /// <param name="e">The event.</param>
    /// <param name="transaction">The open transaction, on a connection to the store's database: an <c>NpgsqlTransaction</c> or a <c>SqliteTransaction</c>.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <returns><see cref="EventStatus.Accepted"/> (once the host commits) or <see cref="EventStatus.Duplicate"/>; then nothing was written.</returns>
    /// <exception cref="ArgumentException">As for <see cref="IngestAsync(InboundEvent, CancellationToken)"/>; or the transaction is not of the store's database.</exception>
    /// <exception cref="InvalidOperationException">There is no such account, or the store cannot write in a transaction of the host's.</exception>
    /// <exception cref="StoreUnavailableException">The database does not answer; roll the transaction back.</exception>
    public async ValueTask<EventOutcome> AcceptAsync(InboundEvent e, System.Data.Common.DbTransaction transaction, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var item = Check(e, acceptOnly: true);
        if (_crm.Engine.Store is not IHostTransactions host)
        {
            throw new InvalidOperationException("This store cannot write in a transaction of the host's: use the SQLite or the PostgreSQL store, or call AcceptAsync without a transaction.");
        }

        item.Model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var set = RecordCatalog.NewSet();
        item.Decide(set, _crm.Engine.Tools, _crm.Engine.Now);
        var result = await host.WriteAsync(transaction, set.Changes(), ct).ConfigureAwait(false);
        if (!result.IsCommitted) return EventOutcome.Duplicate;
        _crm.Engine.Inbox.Expect(_crm.Engine.Now, _crm.Engine.Queue.Nudge);
        return item.Outcome;
    }

    /// <summary>Accepts events in their order, in as few commits as can be; the caller's going away withdraws none of them.</summary>
    internal async ValueTask AcceptAsync(IReadOnlyList<InboundEvent> events)
    {
        var items = new EventItem[events.Count];
        for (var i = 0; i < items.Length; i++) items[i] = Check(events[i], acceptOnly: true);
        await _crm.Engine.Queue.RunAllAsync(items, CancellationToken.None).ConfigureAwait(false);
        _crm.Engine.Inbox.MayHavePending = true;
        _crm.Engine.Queue.Nudge();
    }

    /// <summary>The events whose decision failed, the oldest first.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The events with their errors.</returns>
    public async ValueTask<IReadOnlyList<FailedEvent>> FailedAsync(CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var found = new List<FailedEvent>();
        await foreach (var e in FailedOfAsync(model, ct).ConfigureAwait(false)) found.Add(new FailedEvent(e.Id, e.Source, e.Kind, e.OccurredAt, e.Error ?? ""));
        return found;
    }

    /// <summary>Decides a failed event again: it is a late event then (R80), later events of its contact were not held up.</summary>
    /// <param name="id">The event.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>What happened now.</returns>
    /// <exception cref="InvalidOperationException">There is no failed event of that id.</exception>
    public async ValueTask<EventOutcome> RetryAsync(EventId id, CancellationToken ct = default)
    {
        var item = new EventItem(await FindFailedAsync(id, ct).ConfigureAwait(false));
        await _crm.Engine.Queue.RunAsync(item, ct).ConfigureAwait(false);
        return item.Outcome;
    }

    /// <summary>Drops a failed event: it stays in the inbox, marked as dropped.</summary>
    /// <param name="id">The event.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>When it is marked.</returns>
    /// <exception cref="InvalidOperationException">There is no failed event of that id.</exception>
    public async ValueTask DropAsync(EventId id, CancellationToken ct = default) =>
        await _crm.Engine.Queue.RunAsync(new DropItem(await FindFailedAsync(id, ct).ConfigureAwait(false)), ct).ConfigureAwait(false);

    private async ValueTask<StoredEvent> FindFailedAsync(EventId id, CancellationToken ct)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var e = await _crm.Engine.Store.FindAsync(StoredEventRecords.Instance, StoredEventRecords.Key(model.Number, id), ct).ConfigureAwait(false);
        return e is { State: EventState.Failed } ? e : throw new InvalidOperationException($"There is no failed event {id}.");
    }

    private IAsyncEnumerable<StoredEvent> FailedOfAsync(AccountModel model, CancellationToken ct) => _crm.Engine.Store.AllAsync(
        StoredEventRecords.Instance, StoredEventRecords.ByOpen, new RecordKey((long)EventState.Failed, N1: model.Number), 2, ct);

    private EventItem Check(InboundEvent e, bool acceptOnly)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (e.Source.Length is 0 or > 64) throw new ArgumentException("The event needs a Source of 1 to 64 characters: a connection's id, or a name of yours such as \"pbx\".", nameof(e));
        if (e.Key.Length is 0 or > 512) throw new ArgumentException("The event needs a Key of 1 to 512 characters: the source's own id of it, so that it counts once.", nameof(e));
        if (e.Kind.Length is 0 or > 64) throw new ArgumentException("The event needs a Kind of 1 to 64 characters.", nameof(e));
        if (CommandDecision.IsCommand(e.Kind)) throw new ArgumentException($"'{e.Kind}' is a command of the engine: call it on crm.Deals, crm.Contacts … An event from outside needs a kind of its own, such as \"acme.parcel-returned\".", nameof(e));
        var body = e.Body;
        var limit = _crm.Engine.Options.MaxBodyBytes;
        if (body.Length > limit) throw new ArgumentException($"The event's body has {body.Length} bytes; {limit} are allowed (CrmOptions.MaxBodyBytes). Keep files elsewhere and send a link.", nameof(e));
        if (BodyReader.FindProblem(body.Span) is { } problem) throw new ArgumentException(problem, nameof(e));
        return acceptOnly ? new EventItem(_crm.AccountId, e, acceptOnly) : _crm.Engine.Items.Take(_crm.AccountId, e);
    }
}
