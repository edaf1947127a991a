using NodaTime;

namespace CrmCore;

/// <summary>The account of one choice: who was considered, who got it, who was passed over and why (R41). Immutable.</summary>
public sealed record AssignmentAccount
{
    /// <summary>When it was made.</summary>
    public required Instant At { get; init; }

    /// <summary>The rule that was asked; of a conversation its line.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's strategy then.</summary>
    public required AssignmentStrategy Strategy { get; init; }

    /// <summary>Who got it; null when nobody was free and it waits.</summary>
    public EmployeeId? To { get; init; }

    /// <summary>The rule behind <see cref="Rule"/> whose people got it, since nobody of its own was free; null where that was not asked.</summary>
    public string? Else { get; init; }

    /// <summary>Whether it went to the client's own manager, before all others; or waits for the manager alone.</summary>
    public bool OwnManager { get; init; }

    /// <summary>The number under which it waits; null when somebody got it.</summary>
    public long? Number { get; init; }

    /// <summary>Since when it had waited when somebody got it, or waits; null when it was given at once.</summary>
    public Instant? WaitingSince { get; init; }

    /// <summary>The skills, languages and territories that were needed.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>How many employees were considered.</summary>
    public int Considered { get; init; }

    /// <summary>Who was passed over, each with the reason: at most 30 are kept by name, in the order of the rule.</summary>
    public IReadOnlyList<PassedOver> PassedOver { get; init; } = [];

    /// <summary>How many more were passed over.</summary>
    public int MorePassedOver { get; init; }
}
