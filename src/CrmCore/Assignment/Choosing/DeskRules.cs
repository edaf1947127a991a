using NodaTime;

namespace CrmCore;

/// <summary>What a desk's record says of one moment. Pure.</summary>
internal static class DeskRules
{
    /// <summary>The presence as it holds at the moment: what was said until a moment has lapsed after it.</summary>
    public static Presence PresenceAt(Desk desk, Instant now) => desk.Until is { } until && now >= until ? Presence.AtWork : desk.Presence;

    /// <summary>Why somebody of that presence gets nothing; null when it is not in the way.</summary>
    public static PassOver? Absent(Presence presence) => presence switch
    {
        Presence.Break => PassOver.OnBreak,
        Presence.Away => PassOver.Away,
        Presence.Leave => PassOver.OnLeave,
        Presence.Sick => PassOver.Sick,
        _ => null,
    };

    /// <summary>Whether there is no room for one more of a kind, or of a channel.</summary>
    public static bool IsFull(Desk desk, Employee employee, string name) =>
        employee.Capacity.Count > 0 && employee.Capacity.TryGetValue(name, out var most) && desk.OpenOf(name) >= most;

    /// <summary>The day's last moment's end, from which on the quota of the kind is not spent any more; null when it is not spent now.</summary>
    public static Instant? QuotaSpentUntil(Desk desk, Employee employee, DateTimeZone zone, string kind, Instant now)
    {
        if (employee.DailyQuota.Count == 0 || !employee.DailyQuota.TryGetValue(kind, out var quota)) return null;
        if (quota <= 0) return Instant.MaxValue;
        if (desk.Day is not { } day || desk.GivenToday.GetValueOrDefault(kind) < quota) return null;

        // A clock that was set back does not give the day's quota a second time.
        return day >= now.InZone(zone).Date ? zone.AtStartOfDay(day.PlusDays(1)).ToInstant() : null;
    }

    /// <summary>The moment from which on the rate limit allows one more; null when it does now.</summary>
    public static Instant? TooFastUntil(Desk desk, Employee employee, Instant now)
    {
        if (employee.Rate is not { } rate) return null;
        if (rate.Count <= 0) return Instant.MaxValue;
        if (desk.Recent.Count < rate.Count) return null;
        var free = desk.Recent[^rate.Count] + rate.Per;
        return free > now ? free : null;
    }
}
