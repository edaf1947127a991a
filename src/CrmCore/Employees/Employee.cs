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

    /// <summary>The calendar of the hours at work; null for one who is at work whenever present (R41).</summary>
    public string? Calendar { get; init; }

    /// <summary>What the employee can do that not everybody can, in words of the account's own, such as <c>b2b</c> (R41). Compared without regard to case.</summary>
    public IReadOnlyList<string> Skills { get; init => field = value ?? []; } = [];

    /// <summary>The languages that the employee speaks, such as <c>de</c> (R41). Compared without regard to case.</summary>
    public IReadOnlyList<string> Languages { get; init => field = value ?? []; } = [];

    /// <summary>The territories that the employee serves, such as <c>north</c> (R41). Compared without regard to case.</summary>
    public IReadOnlyList<string> Territories { get; init => field = value ?? []; } = [];

    /// <summary>
    /// How much the employee may have open at once: by one of <see cref="WorkKinds"/>, or by a connection's id for the conversations of that channel. 0 gives
    /// none; what is not here has no limit. Default: no limits.
    /// </summary>
    public IReadOnlyDictionary<string, int> Capacity { get; init => field = value ?? NoLimits; } = NoLimits;

    /// <summary>How much may be given to the employee on one day of the calendar's zone (the account's, where there is none), by one of <see cref="WorkKinds"/>. Default: no limits.</summary>
    public IReadOnlyDictionary<string, int> DailyQuota { get; init => field = value ?? NoLimits; } = NoLimits;

    /// <summary>How fast work may be given to the employee; null for no limit.</summary>
    public RateLimit? Rate { get; init; }

    /// <summary>What the employee is told and how (R73).</summary>
    public NotificationSettings Notifications { get; init; } = new();

    // What was stored before there were limits reads as none.
    private static IReadOnlyDictionary<string, int> NoLimits { get; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
