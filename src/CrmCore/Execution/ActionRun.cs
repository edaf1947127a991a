using NodaTime;

namespace CrmCore;

/// <summary>One try of one planned action, with everything that its executor needs.</summary>
internal sealed record ActionRun
{
    public required AccountModel Model { get; init; }

    /// <summary>The planned action; for one recipient of several its <see cref="ScheduledAction.Target"/> says which.</summary>
    public required ScheduledAction Action { get; init; }

    /// <summary>The definition under which it runs: pinned, or the newest for one that follows revisions.</summary>
    public required ActionDefinition Definition { get; init; }

    /// <summary>The lead, where its status planned the action: then the deal and the contact are its likenesses; null otherwise.</summary>
    public Lead? Lead { get; init; }

    /// <summary>The deal as it stands now; null for notifications about other cards.</summary>
    public Deal? Deal { get; init; }

    /// <summary>The deal's contacts, the main one first.</summary>
    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    public required Instant Now { get; init; }
}
