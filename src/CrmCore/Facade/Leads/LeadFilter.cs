namespace CrmCore;

/// <summary>Which leads are listed; what is null does not matter.</summary>
public sealed record LeadFilter
{
    /// <summary>Those in a state.</summary>
    public LeadState? State { get; init; }

    /// <summary>Those in one of the account's statuses.</summary>
    public string? Status { get; init; }

    /// <summary>Those of a source.</summary>
    public string? Source { get; init; }

    /// <summary>Those of an employee.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>Those that nobody has. Default: no matter.</summary>
    public bool OnlyUnowned { get; init; }
}
