using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>An office before its first client: the day, who works there and when, its lines, and the clients whom it knows already.</summary>
internal sealed record OfficePlan
{
    public string Zone { get; init; } = "Europe/Moscow";

    /// <summary>The first day, at its midnight.</summary>
    public LocalDate Date { get; init; } = new(2026, 3, 16);

    public IReadOnlyList<WorkingCalendar> Calendars { get; init; } = [];

    public IReadOnlyList<Employee> Employees { get; init; } = [];

    public IReadOnlyList<Line> Lines { get; init; } = [];

    public IReadOnlyList<KnownClient> Clients { get; init; } = [];

    public DateTimeZone DateTimeZone => DateTimeZoneProviders.Tzdb[Zone];

    /// <summary>A moment of the office's own clock.</summary>
    public Instant At(LocalDateTime local) => local.InZoneLeniently(DateTimeZone).ToInstant();
}
