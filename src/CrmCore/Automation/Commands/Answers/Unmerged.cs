namespace CrmCore;

/// <summary>A merge was undone: both cards are what they were, and what came since is with the right one (R33).</summary>
/// <param name="Merge">The merge.</param>
/// <param name="Survivor">The card that had stayed.</param>
/// <param name="Other">The card that is back.</param>
public sealed record Unmerged(MergeId Merge, ContactId Survivor, ContactId Other) : CommandResult
{
    /// <summary>Deals that came since by a key of the card that is back: they went with it.</summary>
    public IReadOnlyList<DealId> ReturnedDeals { get; init; } = [];

    /// <summary>Deals that came since and stayed with the survivor, since no key of the other card brought them. Look whether they are right there.</summary>
    public IReadOnlyList<DealId> StayedDeals { get; init; } = [];

    /// <summary>Leads that came since by a key of the card that is back: they went with it.</summary>
    public IReadOnlyList<LeadId> ReturnedLeads { get; init; } = [];

    /// <summary>Leads that came since and stayed with the survivor.</summary>
    public IReadOnlyList<LeadId> StayedLeads { get; init; } = [];

    /// <summary>Conversations that were begun since by a key of the card that is back: they went with it.</summary>
    public IReadOnlyList<ConversationId> ReturnedConversations { get; init; } = [];

    /// <summary>Conversations that were begun since and stayed with the survivor.</summary>
    public IReadOnlyList<ConversationId> StayedConversations { get; init; } = [];

    /// <summary>Phones, addresses and other points that came since by a key of the card that is back: they went with it.</summary>
    public IReadOnlyList<ContactPoint> ReturnedPoints { get; init; } = [];

    /// <summary>Phones, addresses and other points that came since and stayed with the survivor.</summary>
    public IReadOnlyList<ContactPoint> StayedPoints { get; init; } = [];
}
