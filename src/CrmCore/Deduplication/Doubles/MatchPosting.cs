namespace CrmCore;

/// <summary>
/// The cards that share one blocking key: a short list in one row, so that one read answers a key. A list that has reached its
/// <see cref="Capacity"/> says nothing any more (a common name, a switchboard) and is not extended.
/// </summary>
internal sealed record MatchPosting
{
    /// <summary>How many cards a key may have before it counts as too common to look behind.</summary>
    public const int Capacity = 64;

    private const int IdBytes = 16;

    public required int Account { get; init; }

    /// <summary>The 64-bit hash of the rule and of what it compares.</summary>
    public required long Key { get; init; }

    public long Version { get; init; } = 1;

    /// <summary>The contacts' ids one after another, in the order in which they came.</summary>
    public required ReadOnlyMemory<byte> Cards { get; init; }

    public int Count => Cards.Length / IdBytes;

    public bool IsFull => Count >= Capacity;

    public Guid this[int position] => new(Cards.Span.Slice(position * IdBytes, IdBytes), bigEndian: true);

    public bool Contains(Guid card) => IndexOf(card) >= 0;

    public static MatchPosting Of(int account, long key, Guid card) => new() { Account = account, Key = key, Cards = card.ToByteArray(bigEndian: true) };

    public MatchPosting With(Guid card)
    {
        if (IsFull || Contains(card)) return this;
        var cards = new byte[Cards.Length + IdBytes];
        Cards.Span.CopyTo(cards);
        card.TryWriteBytes(cards.AsSpan(Cards.Length), bigEndian: true, out _);
        return this with { Cards = cards, Version = Version + 1 };
    }

    public MatchPosting Without(Guid card)
    {
        if (IndexOf(card) is var at and >= 0)
        {
            return this with { Cards = (byte[])[.. Cards.Span[..(at * IdBytes)], .. Cards.Span[((at + 1) * IdBytes)..]], Version = Version + 1 };
        }

        return this;
    }

    private int IndexOf(Guid card)
    {
        for (var i = 0; i < Count; i++)
        {
            if (this[i] == card) return i;
        }

        return -1;
    }
}
