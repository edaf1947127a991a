namespace CrmCore;

/// <summary>Which conversations are listed; what is null does not matter.</summary>
public sealed record ConversationFilter
{
    /// <summary>Those in a state.</summary>
    public ConversationState? State { get; init; }

    /// <summary>Those of a line.</summary>
    public string? Line { get; init; }

    /// <summary>Those that an employee has now, or had when they were closed.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>Those of a contact.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>Those of a lead.</summary>
    public LeadId? Lead { get; init; }

    /// <summary>Only those that everybody at work was given in vain and that nobody has answered since (R45). Default: no matter.</summary>
    public bool OnlyUnanswered { get; init; }
}
