namespace CrmCore;

/// <summary>
/// What a decision does to who owns what: collected while cards are changed, settled at its end (<see cref="Settling"/>). In between nothing is handed
/// out, so that no card that somebody holds in hand is changed behind his back.
/// </summary>
internal sealed class OwnedWork
{
    /// <summary>Owners that came and went.</summary>
    public List<OwnerChange> Changes { get; } = [];

    /// <summary>Cards that are to be given to somebody by a rule.</summary>
    public List<CardToAssign> ToAssign { get; } = [];

    /// <summary>Contacts that have another owner now: what of theirs waits for the old one is for the new one.</summary>
    public List<ContactId> NewManagers { get; } = [];

    public void Clear()
    {
        NewManagers.Clear();
        Changes.Clear();
        ToAssign.Clear();
    }
}

/// <summary>A card's owner, or whether it is open, has changed.</summary>
/// <param name="Card">The card.</param>
/// <param name="Kind">One of <see cref="WorkKinds"/>.</param>
/// <param name="From">Who had it open before; null for nobody.</param>
/// <param name="To">Who has it open now; null for nobody.</param>
/// <param name="Counted">Whether the rule that gave it has counted it for the new owner already.</param>
/// <param name="EndsWait">Whether it waits for nobody any more: it was closed, or somebody was given it.</param>
internal sealed record OwnerChange(Guid Card, string Kind, EmployeeId? From, EmployeeId? To, bool Counted, bool EndsWait);

/// <summary>A card to be given to somebody.</summary>
/// <param name="Card">The card.</param>
/// <param name="Kind">One of <see cref="WorkKinds"/>.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Replaces">Whether an owner that the card has makes way for the new one; otherwise the owner stays.</param>
internal sealed record CardToAssign(Guid Card, string Kind, string Rule, bool Replaces)
{
    /// <summary>Whether a known client asks again: then the client's manager, when free, goes before the rule's people whatever the rule says (R32).</summary>
    public bool IsRepeat { get; init; }
}
