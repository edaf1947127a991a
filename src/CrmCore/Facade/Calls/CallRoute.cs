using NodaTime;

namespace CrmCore;

/// <summary>Where a call goes, as of the moment it was asked (R50). Immutable.</summary>
public sealed record CallRoute
{
    /// <summary>What to do.</summary>
    public required CallState State { get; init; }

    /// <summary>The call as a conversation of its line; null without a line.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>The line; null without one.</summary>
    public string? Line { get; init; }

    /// <summary>Who is to be rung, or has picked up; null while the call waits.</summary>
    public EmployeeId? Employee { get; init; }

    /// <summary>That employee's internal number; null where none is known.</summary>
    public string? Extension { get; init; }

    /// <summary>Why, in words for a log or a screen.</summary>
    public required string Why { get; init; }

    /// <summary>The place in the line's queue among the calls that wait, from 1; null while it does not wait. No more than 1,000 are counted.</summary>
    public int? Position { get; init; }

    /// <summary>When a closed line opens; null otherwise, and when it never does.</summary>
    public Instant? OpensAt { get; init; }

    /// <summary>The contact who calls; null for a stranger and for a number that several share. <see cref="CrmCalls.ScreenPopAsync"/> tells the rest.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The lead that the caller is; null for none.</summary>
    public LeadId? Lead { get; init; }
}
