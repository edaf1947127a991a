namespace CrmCore;

/// <summary>An employee of the account. Immutable.</summary>
public sealed record Employee
{
    /// <summary>The id that the host chose.</summary>
    public required string Id { get; init; }

    /// <summary>The name; it signs letters.</summary>
    public required string Name { get; init; }

    /// <summary>The address for notifications; null for none.</summary>
    public string? Email { get; init; }

    /// <summary>The internal phone number; null for none.</summary>
    public string? Extension { get; init; }

    /// <summary>Whether the employee works here now. A dismissed one stays stored. Default: yes.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Whether the employee administers the account (R07). Default: no.</summary>
    public bool Admin { get; init; }

    /// <summary>The id of the employee whom this one answers to; null for nobody but the lead of the team. A manager may convert the leads of theirs (R35).</summary>
    public string? Manager { get; init; }

    /// <summary>Since when: the oldest active administrator is the automation user (R12).</summary>
    public NodaTime.Instant Since { get; init; }

    /// <summary>What the employee is told and how (R73).</summary>
    public NotificationSettings Notifications { get; init; } = new();
}
