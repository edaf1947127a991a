namespace CrmCore;

/// <summary>What an employee is told, by which channel, and when not (R73). Immutable.</summary>
public sealed record NotificationSettings
{
    /// <summary>The channels by name, in order; each gets the notification.</summary>
    /// <value>The default value is <c>email</c>.</value>
    public IReadOnlyList<string> Channels { get; init; } = ["email"];

    /// <summary>The kinds of notifications that are not wanted: names of <see cref="NotificationKinds"/>.</summary>
    /// <value>The default value is empty: all are wanted.</value>
    public IReadOnlyList<string> Muted { get; init; } = [];

    /// <summary>The calendar within whose hours the employee may be told; outside, a notification waits for the next opening.</summary>
    /// <value>The default value is null: at any time.</value>
    public string? Hours { get; init; }
}
