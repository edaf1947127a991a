using System.Globalization;

namespace CrmCore;

/// <summary>
/// Knows cards made in a period by what made them: the event, the kind of card, the action, and the how-manieth. Two replays of one history
/// give other ids and the same keys.
/// </summary>
internal sealed class CardKeys
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, string> _keys = [];
    private readonly Dictionary<string, Guid> _ids = new(StringComparer.Ordinal);

    /// <summary>Takes a card in by the entry of its making; of one event's cards in the order of their making.</summary>
    public void Add(TimelineEntry created, CardKind kind)
    {
        var maker = $"{created.Cause}/{kind}/{created.ReadData().Text("action")}";
        var count = _counts[maker] = _counts.GetValueOrDefault(maker) + 1;
        var key = maker + "/" + count.ToString(CultureInfo.InvariantCulture);
        _keys[created.Card] = key;
        _ids[key] = created.Card;
    }

    /// <summary>The key of a card that was made in the period; its id for one that was there before.</summary>
    public string KeyOf(Guid card) => _keys.TryGetValue(card, out var key) ? key : card.ToString();

    /// <summary>The id, here, of a card that the other history made; the same id for one that was there before.</summary>
    public Guid IdOf(Guid card, CardKeys other) => other._keys.TryGetValue(card, out var key) && _ids.TryGetValue(key, out var id) ? id : card;
}
