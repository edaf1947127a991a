using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>Deals: make, move, edit, list.</summary>
public sealed class CrmDeals
{
    private readonly Crm _crm;

    internal CrmDeals(Crm crm) => _crm = crm;

    /// <summary>Makes a deal.</summary>
    /// <param name="deal">What it is.</param>
    /// <param name="by">Who makes it; null for the host's own code.</param>
    /// <param name="key">The caller's key, so that the same call twice makes one deal; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Created"/> with the deal's id, or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> CreateAsync(NewDeal deal, Actor? by = null, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return _crm.Commands.RunAsync(CommandKinds.CreateDeal, by ?? Actor.System, key, deal.Write, ct);
    }

    /// <summary>Moves a deal by hand: the target stage's required fields are checked (R03).</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="stage">The stage's id; <c>won</c> or <c>lost</c> closes it, a stage of a closed deal reopens it.</param>
    /// <param name="by">Who moves it; null for the host's own code.</param>
    /// <param name="change">Fields to set in the same step, such as the amount or the loss reason; null for none.</param>
    /// <param name="pipeline">Another pipeline; null for the deal's own.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Moved"/>, <see cref="Done"/> when it stood there already (R67), or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> MoveAsync(
        DealId deal, string stage, Actor? by = null, DealChange? change = null, string? pipeline = null, string? key = null, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(stage);
        return _crm.Commands.RunAsync(CommandKinds.MoveDeal, by ?? Actor.System, key, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("deal", deal.ToString());
            json.WriteString("stage", stage);
            json.Member("pipeline", pipeline);
            change?.Write(json);
        }
    }

    /// <summary>Changes fields of a deal. Writing the value that is there already is no change (R67).</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="change">The fields, and the values that the author saw (R68).</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>, which names what somebody else changed meanwhile.</returns>
    public ValueTask<CommandResult> EditAsync(DealId deal, DealChange change, Actor? by = null, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _crm.Commands.RunAsync(CommandKinds.EditDeal, by ?? Actor.System, key, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("deal", deal.ToString());
            change.Write(json);
        }
    }

    /// <summary>Changes many deals, one event for each (R66).</summary>
    /// <param name="deals">The deals.</param>
    /// <param name="change">The fields.</param>
    /// <param name="rules">Whether rules fire: said, never assumed.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="ct">Stops between two deals.</param>
    /// <returns>The result for each deal.</returns>
    public async ValueTask<IReadOnlyList<CommandResult>> EditManyAsync(
        IReadOnlyList<DealId> deals, DealChange change, RulesFire rules, Actor? by = null, IProgress<int>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(deals);
        ArgumentNullException.ThrowIfNull(change);
        var results = new List<CommandResult>(deals.Count);
        foreach (var deal in deals)
        {
            ct.ThrowIfCancellationRequested();
            results.Add(await EditAsync(deal, change with { Silent = rules == RulesFire.No }, by, null, ct).ConfigureAwait(false));
            progress?.Report(results.Count);
        }

        return results;
    }

    /// <summary>Counts what <see cref="EditManyAsync"/> would change and which triggers it would fire, and touches nothing (R66).</summary>
    /// <param name="deals">The deals.</param>
    /// <param name="change">The fields.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The counts.</returns>
    public async ValueTask<BulkForecast> ForecastAsync(IReadOnlyList<DealId> deals, DealChange change, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(deals);
        ArgumentNullException.ThrowIfNull(change);
        return await BulkForecasts.CountAsync(_crm, deals, change, ct).ConfigureAwait(false);
    }

    /// <summary>Deletes a deal (R18): what waits for it is cancelled, boards no longer count it, its timeline stays. Audiences and lists are left as they are (R26).</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> DeleteAsync(DealId deal, Actor? by = null, string? key = null, CancellationToken ct = default) =>
        _crm.Commands.RunAsync(CommandKinds.DeleteDeal, by ?? Actor.System, key, json => json.WriteString("deal", deal.ToString()), ct);

    /// <summary>A deal as it stands now.</summary>
    /// <param name="deal">Its id.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The deal.</returns>
    /// <exception cref="InvalidOperationException">There is none of that id in this account, or it was deleted; the message says which.</exception>
    public async ValueTask<Deal> GetAsync(DealId deal, CancellationToken ct = default)
    {
        var found = await RowAsync(deal, ct).ConfigureAwait(false) ?? throw new InvalidOperationException($"The account '{_crm.AccountId}' has no deal {deal}.");
        return found.State == CardState.Active ? found : throw new InvalidOperationException($"The deal {deal} was deleted. Its timeline is kept.");
    }

    /// <summary>A deal as it stands now.</summary>
    /// <param name="deal">Its id.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The deal; null when there is none of that id in this account, or it was deleted.</returns>
    public async ValueTask<Deal?> FindAsync(DealId deal, CancellationToken ct = default) =>
        await RowAsync(deal, ct).ConfigureAwait(false) is { State: CardState.Active } found ? found : null;

    /// <summary>
    /// A deal as it stood at a moment (R63): what <see cref="GetAsync"/> gave then. An event that was recorded later changes no earlier answer,
    /// whenever it happened. Personal values that were erased stay erased.
    /// </summary>
    /// <param name="deal">Its id.</param>
    /// <param name="at">The moment, by the engine's clock; what was written in that millisecond counts.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The deal; null when there was none of that id then.</returns>
    public async ValueTask<Deal?> AsOfAsync(DealId deal, Instant at, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var store = _crm.Engine.Store;
        while (await RowAsync(deal, ct).ConfigureAwait(false) is { } now)
        {
            var entries = await CardHistory.EntriesAsync(store, model.Number, deal.Value, ct).ConfigureAwait(false);
            // Card and timeline are two reads: what was written between them is read again.
            if ((await RowAsync(deal, ct).ConfigureAwait(false))?.Version != now.Version) continue;
            return CardHistory.Deal(now, entries, CardHistory.CountAt(entries, at)) is { State: CardState.Active } then ? then : null;
        }

        return null;
    }

    /// <summary>The deals in which a contact takes part, in the order of their making.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The deals.</returns>
    public async ValueTask<IReadOnlyList<Deal>> OfAsync(ContactId contact, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var card = new ContactId(await RedirectReads.TargetAsync(_crm.Engine.Store, model.Number, contact.Value, ct).ConfigureAwait(false));
        var found = new List<Deal>();
        await foreach (var link in _crm.Engine.Store.AllAsync(DealLinkRecords.Instance, DealLinkRecords.ByContact, DealLinkRecords.ContactKey(model.Number, card), 2, ct).ConfigureAwait(false))
        {
            if (await _crm.Engine.Store.FindAsync(DealRecords.Instance, DealRecords.Key(model.Number, link.Deal), ct).ConfigureAwait(false) is { } deal) found.Add(deal);
        }

        return found;
    }

    /// <summary>The account's deals in the order of their making.</summary>
    /// <param name="after">Where to go on: the last page's <see cref="Page{T}.Next"/>.</param>
    /// <param name="limit">How many at most; 1 to 1000.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>A page of deals; deleted ones are left out, so that it may be shorter than the limit before the last page.</returns>
    public async ValueTask<Page<Deal>> ListAsync(string? after = null, int limit = 100, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var page = await _crm.Engine.Store.PageAsync(DealRecords.Instance, -1, new RecordKey(model.Number), 1, limit, after, false, ct).ConfigureAwait(false);
        return page.Items.All(d => d.State == CardState.Active) ? page : page with { Items = [.. page.Items.Where(d => d.State == CardState.Active)] };
    }

    private async ValueTask<Deal?> RowAsync(DealId deal, CancellationToken ct)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await _crm.Engine.Store.FindAsync(DealRecords.Instance, DealRecords.Key(model.Number, deal), ct).ConfigureAwait(false);
    }
}
