namespace CrmCore;

/// <summary>Scores of leads, contacts and deals, with their reasons, and the learned probability of winning (R36).</summary>
public sealed class CrmScores
{
    private readonly Crm _crm;

    internal CrmScores(Crm crm) => _crm = crm;

    /// <summary>A deal's points now, and what gave them.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The score.</returns>
    /// <exception cref="InvalidOperationException">There is none of that id in this account.</exception>
    public async ValueTask<CardScore> OfAsync(DealId deal, CancellationToken ct = default)
    {
        var card = await _crm.Deals.GetAsync(deal, ct).ConfigureAwait(false);
        return await ScoreReading.ReadAsync(_crm, deal.Value, card, await ScoreReading.ContactOfAsync(_crm, card, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
    }

    /// <summary>A contact's points now, and what gave them.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The score.</returns>
    /// <exception cref="InvalidOperationException">There is none of that id in this account.</exception>
    public async ValueTask<CardScore> OfAsync(ContactId contact, CancellationToken ct = default) =>
        await ScoreReading.ReadAsync(_crm, contact.Value, null, await _crm.Contacts.GetAsync(contact, ct).ConfigureAwait(false), ct).ConfigureAwait(false);

    /// <summary>A lead's points now, and what gave them.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The score.</returns>
    /// <exception cref="InvalidOperationException">There is none of that id in this account.</exception>
    public async ValueTask<CardScore> OfAsync(LeadId lead, CancellationToken ct = default)
    {
        var card = await _crm.Leads.GetAsync(lead, ct).ConfigureAwait(false);
        return await ScoreReading.ReadAsync(_crm, lead.Value, LeadCard.AsDeal(card), LeadCard.AsContact(card, ""), ct).ConfigureAwait(false);
    }

    /// <summary>How probable it is that a deal is won, by the account's own closed deals of that pipeline, with the counts it comes from.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The probability, the manual one beside it.</returns>
    /// <exception cref="InvalidOperationException">There is none of that id in this account.</exception>
    public async ValueTask<WinProbability> WinProbabilityAsync(DealId deal, CancellationToken ct = default) =>
        await ScoreReading.WinAsync(_crm, await _crm.Deals.GetAsync(deal, ct).ConfigureAwait(false), ct).ConfigureAwait(false);

    /// <summary>Sets a deal's probability of winning by hand; it is kept, and shown as such, until it is cleared.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="percent">0 to 100; null for the learned one.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> OverrideAsync(DealId deal, decimal? percent, Actor? by = null, CancellationToken ct = default) => _crm.Deals.EditAsync(
        deal,
        percent is { } set ? new DealChange { Fields = FieldBag.Empty.With(Fields.WinProbability, FieldValue.Of(set)) } : new DealChange { Clear = [Fields.WinProbability] },
        by,
        null,
        ct);

    /// <summary>Learns from the deals that were closed before the account learned. May be called again: nothing counts twice.</summary>
    /// <param name="progress">Told how many deals were looked at.</param>
    /// <param name="ct">Stops between two hundred deals; what was learned stays.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when the account does not learn.</returns>
    public async ValueTask<CommandResult> LearnAsync(IProgress<int>? progress = null, CancellationToken ct = default)
    {
        string? after = null;
        var looked = 0;
        var changed = false;
        do
        {
            var page = await _crm.Deals.ListAsync(after, 100, ct).ConfigureAwait(false);
            IReadOnlyList<string> closed = [.. page.Items.Where(d => d.IsClosed).Select(d => d.Id.ToString())];
            var result = await _crm.Commands.RunAsync(CommandKinds.LearnDeals, Actor.System, null, json => json.Member("deals", closed), ct).ConfigureAwait(false);
            if (result is Refused) return result;
            changed |= result is Done { Changed: true };
            progress?.Report(looked += page.Items.Count);
            after = page.Next;
        }
        while (after is not null);
        return new Done { Changed = changed };
    }

    /// <summary>The account's rules; null when it has none.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The rules.</returns>
    public async ValueTask<ScoringRules?> RulesAsync(CancellationToken ct = default) => (await _crm.ModelAsync(ct).ConfigureAwait(false)).Scoring?.Definition;
}
