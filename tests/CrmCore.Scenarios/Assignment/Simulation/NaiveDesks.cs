namespace CrmCore.Scenarios.Assignment.Simulation;

/// <summary>What employees are and have, told the simple way: everything is counted over again from what was seen. The engine's own code is not asked.</summary>
internal sealed class NaiveDesks(SimulatedWorld world)
{
    private readonly Dictionary<string, (Presence Presence, Instant? Until)> _presence = new(StringComparer.Ordinal);
    private readonly List<(string Employee, string Kind, Instant At)> _given = [];

    public void Say(string employee, Presence presence, Instant? until) => _presence[employee] = (presence, until);

    public void Given(string employee, string kind, Instant at) => _given.Add((employee, kind, at));

    public Presence PresenceOf(string employee, Instant now) =>
        _presence.TryGetValue(employee, out var said) && (said.Until is not { } until || until > now) ? said.Presence : Presence.AtWork;

    /// <summary>Why somebody is not there now; null when there.</summary>
    public string? Absent(string id, Instant now)
    {
        var employee = world.Employees[id];
        if (!employee.Active) return "dismissed";
        var presence = PresenceOf(id, now);
        if (presence is Presence.Break or Presence.Away or Presence.Leave or Presence.Sick) return presence.ToString();
        return presence == Presence.AtWork && employee.Calendar is { } calendar && !IsOpen(world.Calendars[calendar], now) ? "outside hours" : null;
    }

    /// <summary>Why there was no room for what somebody has been given now; null when there was.</summary>
    public string? Overfull(string id, string kind, int open, Instant now, int more)
    {
        var employee = world.Employees[id];
        if (employee.Capacity.TryGetValue(kind, out var most) && open + more > most) return $"{open} open of {most}";
        var zone = employee.Calendar is { } calendar ? DateTimeZoneProviders.Tzdb[world.Calendars[calendar].Zone] : SimulatedWorld.AccountZone;
        var today = _given.Count(g => g.Employee == id && g.Kind == kind && g.At.InZone(zone).Date == now.InZone(zone).Date);
        if (employee.DailyQuota.TryGetValue(kind, out var quota) && today + more > quota) return $"{today} today of {quota}";
        if (employee.Rate is { } rate && _given.Count(g => g.Employee == id && g.At + rate.Per > now) + more > rate.Count) return "too fast";
        return null;
    }

    private static bool IsOpen(WorkingCalendar calendar, Instant now)
    {
        var local = now.InZone(DateTimeZoneProviders.Tzdb[calendar.Zone]).LocalDateTime;
        return HoursOf(calendar, local.Date).Any(h => local.TimeOfDay >= h.From && (local.TimeOfDay < h.To || h.To <= h.From))
            || HoursOf(calendar, local.Date.PlusDays(-1)).Any(h => h.To <= h.From && local.TimeOfDay < h.To);
    }

    private static IReadOnlyList<OpeningHours> HoursOf(WorkingCalendar calendar, LocalDate date)
    {
        if (calendar.Exceptions.FirstOrDefault(e => e.Date == date) is { } exception) return exception.Open;
        return calendar.Holidays.Contains(date) ? [] : calendar.Week.GetValueOrDefault(date.DayOfWeek) ?? [];
    }
}
