namespace CrmCore;

/// <summary>What a merge moved besides the card's own values: ids only, nothing personal. What is null is none.</summary>
internal sealed record MergeMoves
{
    /// <summary>The deals in which the other card was the main contact.</summary>
    public IReadOnlyList<Guid>? MainDeals { get; init; }

    /// <summary>The deals in which the other card took part beside the main contact, and the survivor did not.</summary>
    public IReadOnlyList<Guid>? OtherDeals { get; init; }

    /// <summary>The deals in which both took part.</summary>
    public IReadOnlyList<SharedDeal>? SharedDeals { get; init; }

    /// <summary>The leads of the other card.</summary>
    public IReadOnlyList<Guid>? Leads { get; init; }

    /// <summary>The conversations of the other card.</summary>
    public IReadOnlyList<Guid>? Conversations { get; init; }

    /// <summary>The planned actions whose subject was the other card.</summary>
    public IReadOnlyList<MovedAction>? Actions { get; init; }

    /// <summary>The pairs that were marked as not the same, and are one now.</summary>
    public IReadOnlyList<ClearedPair>? NotSame { get; init; }

    /// <summary>The deals that were the other card's before.</summary>
    public IEnumerable<Guid> Deals() => [.. MainDeals ?? [], .. OtherDeals ?? [], .. (SharedDeals ?? []).Select(s => s.Deal)];

    /// <summary>A deal of both, with its contacts as they stood before, the main one first; the empty id where it had none.</summary>
    internal sealed record SharedDeal(Guid Deal, IReadOnlyList<Guid> Contacts);

    /// <summary>The key of a planned action, its subject aside.</summary>
    internal sealed record MovedAction(string Action, long Entry, int Phase, string Target);

    /// <summary>A pair that was marked as not the same.</summary>
    internal sealed record ClearedPair(Guid A, Guid B, long At, string By);
}
