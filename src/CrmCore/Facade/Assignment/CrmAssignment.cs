using System.Text.Json;

namespace CrmCore;

/// <summary>Who gets leads and deals by rule, what waits, and why it came out so (R41).</summary>
public sealed class CrmAssignment
{
    private readonly Crm _crm;

    internal CrmAssignment(Crm crm) => _crm = crm;

    /// <summary>
    /// Gives a deal to somebody by a rule. While nobody is free it waits and keeps its owner. Asking again for the rule in whose queue it waits already
    /// keeps its place.
    /// </summary>
    /// <param name="deal">The deal.</param>
    /// <param name="rule">The rule's id.</param>
    /// <param name="by">Who asks; null for the host's own code.</param>
    /// <param name="key">The caller's key, so that the same call twice counts once; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="GivenTo"/>, <see cref="Waits"/>, or <see cref="Refused"/> when there is no such deal or rule, or the deal is closed.</returns>
    public ValueTask<CommandResult> AssignAsync(DealId deal, string rule, Actor? by = null, string? key = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.AssignCard, by, key, json => Write(json, WorkKinds.Deal, deal.Value, rule), ct);

    /// <summary>Gives a lead to somebody by a rule. While nobody is free it waits.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="rule">The rule's id.</param>
    /// <param name="by">Who asks; null for the host's own code.</param>
    /// <param name="key">The caller's key, so that the same call twice counts once; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="GivenTo"/>, <see cref="Waits"/>, or <see cref="Refused"/> when there is no such lead or rule, or the lead is closed.</returns>
    public ValueTask<CommandResult> AssignAsync(LeadId lead, string rule, Actor? by = null, string? key = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.AssignCard, by, key, json => Write(json, WorkKinds.Lead, lead.Value, rule), ct);

    /// <summary>Takes a deal out of the queue in which it waits: nobody is looked for any more.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, unchanged when it waited nowhere; or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> WithdrawAsync(DealId deal, Actor? by = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.WithdrawCard, by, null, json => Write(json, WorkKinds.Deal, deal.Value, null), ct);

    /// <summary>Takes a lead out of the queue in which it waits: nobody is looked for any more.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, unchanged when it waited nowhere; or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> WithdrawAsync(LeadId lead, Actor? by = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.WithdrawCard, by, null, json => Write(json, WorkKinds.Lead, lead.Value, null), ct);

    /// <summary>What waits in a queue, the oldest first: that is the order in which it is given out, among those who may be given it.</summary>
    /// <param name="queue">The rule's id, or the line's.</param>
    /// <param name="after">Where to go on: the last page's <see cref="Page{T}.Next"/>.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>At most 100 requests.</returns>
    /// <exception cref="ArgumentException"><paramref name="after"/> is no place in this list.</exception>
    /// <exception cref="InvalidOperationException">There is no such queue; the words name those that there are.</exception>
    public async ValueTask<Page<WaitingRequest>> WaitingAsync(string queue, string? after = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(queue);
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        if (!model.Queues.ContainsKey(queue) && await WaitingReads.IsEmptyAsync(_crm.Engine.Store, model.Number, queue, ct).ConfigureAwait(false))
        {
            throw new InvalidOperationException($"There is no queue '{queue}'. {NearestName.Remedy(queue, [.. model.Queues.Keys])}");
        }

        return await WaitingReads.PageAsync(_crm.Engine.Store, model.Number, queue, after, ct).ConfigureAwait(false);
    }

    /// <summary>Who would get a deal now by a rule, and why each of the others would be passed over. Nothing is changed.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="deal">The deal.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The account of it.</returns>
    /// <exception cref="InvalidOperationException">There is no such deal or rule, or the deal is closed.</exception>
    public ValueTask<AssignmentAccount> PreviewAsync(string rule, DealId deal, CancellationToken ct = default) => PreviewAsync(WorkKinds.Deal, deal.Value, rule, ct);

    /// <summary>Who would get a lead now by a rule, and why each of the others would be passed over. Nothing is changed.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The account of it.</returns>
    /// <exception cref="InvalidOperationException">There is no such lead or rule, or the lead is closed.</exception>
    public ValueTask<AssignmentAccount> PreviewAsync(string rule, LeadId lead, CancellationToken ct = default) => PreviewAsync(WorkKinds.Lead, lead.Value, rule, ct);

    /// <summary>Why a deal is whose it is: each time a rule gave it to somebody or let it wait, as it was kept then.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The accounts, the oldest first; empty where no rule was ever asked.</returns>
    public async ValueTask<IReadOnlyList<AssignmentAccount>> WhyAsync(DealId deal, CancellationToken ct = default) =>
        AssignmentAccounts.Of(await _crm.Timeline.OfAsync(deal, ct).ConfigureAwait(false));

    /// <summary>Why a lead is whose it is: each time a rule gave it to somebody or let it wait, as it was kept then.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The accounts, the oldest first; empty where no rule was ever asked.</returns>
    public async ValueTask<IReadOnlyList<AssignmentAccount>> WhyAsync(LeadId lead, CancellationToken ct = default) =>
        AssignmentAccounts.Of(await _crm.Timeline.OfAsync(lead, ct).ConfigureAwait(false));

    private async ValueTask<AssignmentAccount> PreviewAsync(string kind, Guid card, string rule, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var body = JsonBody.Write(json => Write(json, kind, card, rule));
        var scope = await Rehearsal.DecideAsync(_crm, CommandKinds.AssignCard, body, Actor.System, ct).ConfigureAwait(false);
        if (scope.Result is Refused refused) throw new InvalidOperationException(refused.Reason);
        var entries = scope.Set.Changes().Changes.Select(c => c.Record).OfType<TimelineEntry>().Where(e => e.Card == card).ToArray();
        return AssignmentAccounts.Of(entries)[^1];
    }

    private static void Write(Utf8JsonWriter json, string kind, Guid card, string? rule)
    {
        json.WriteString(kind, card);
        json.Member("rule", rule);
    }

    private ValueTask<CommandResult> RunAsync(string kind, Actor? by, string? key, Action<Utf8JsonWriter> body, CancellationToken ct) =>
        _crm.Commands.RunAsync(kind, by ?? Actor.System, key, body, ct);
}
