using System.Text.Json;

namespace CrmCore;

/// <summary>The timelines of cards.</summary>
public sealed class CrmTimeline
{
    private readonly Crm _crm;

    internal CrmTimeline(Crm crm) => _crm = crm;

    /// <summary>A deal's timeline, the oldest entry first.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The entries.</returns>
    public ValueTask<IReadOnlyList<TimelineEntry>> OfAsync(DealId deal, CancellationToken ct = default) => OfAsync(deal.Value, ct);

    /// <summary>A contact's timeline, the oldest entry first: its own entries and those of the cards that were merged into it.</summary>
    /// <param name="contact">The contact; the id of one that was merged away gives the timeline of the card that stands for it.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The entries.</returns>
    public async ValueTask<IReadOnlyList<TimelineEntry>> OfAsync(ContactId contact, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var cards = await RedirectReads.ClusterAsync(_crm.Engine.Store, model.Number, contact.Value, ct).ConfigureAwait(false);
        if (cards.Count == 1) return await OfAsync(cards[0], ct).ConfigureAwait(false);
        var found = new List<TimelineEntry>();
        foreach (var card in cards) found.AddRange(await OfAsync(card, ct).ConfigureAwait(false));
        // Ids are time-ordered: the order in which the entries were written.
        found.Sort((a, b) => a.Id.CompareTo(b.Id));
        return found;
    }

    /// <summary>A lead's timeline, the oldest entry first.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The entries.</returns>
    public ValueTask<IReadOnlyList<TimelineEntry>> OfAsync(LeadId lead, CancellationToken ct = default) => OfAsync(lead.Value, ct);

    /// <summary>A company's timeline, the oldest entry first.</summary>
    /// <param name="company">The company.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The entries.</returns>
    public ValueTask<IReadOnlyList<TimelineEntry>> OfAsync(CompanyId company, CancellationToken ct = default) => OfAsync(company.Value, ct);

    /// <summary>A conversation's timeline, the oldest entry first (R48).</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The entries.</returns>
    public ValueTask<IReadOnlyList<TimelineEntry>> OfAsync(ConversationId conversation, CancellationToken ct = default) => OfAsync(conversation.Value, ct);

    /// <summary>Puts a note on a card.</summary>
    /// <param name="card">The id of a deal, contact or lead.</param>
    /// <param name="text">The note.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> NoteAsync(Guid card, string text, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _crm.Commands.RunAsync(CommandKinds.AddNote, by ?? Actor.System, null, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("card", card.ToString());
            json.WriteString("text", text);
        }
    }

    private async ValueTask<IReadOnlyList<TimelineEntry>> OfAsync(Guid card, CancellationToken ct)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var found = new List<TimelineEntry>();
        await foreach (var entry in _crm.Engine.Store.AllAsync(TimelineRecords.Instance, TimelineRecords.ByCard, new RecordKey(model.Number, card), 2, ct).ConfigureAwait(false)) found.Add(entry);
        return found;
    }
}
