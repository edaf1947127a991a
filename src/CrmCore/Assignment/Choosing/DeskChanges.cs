using NodaTime;

namespace CrmCore;

/// <summary>How a desk changes. Pure; each change counts the version on.</summary>
internal static class DeskChanges
{
    /// <summary>One more of the kind, and of the channel, is open and was given today.</summary>
    public static Desk Given(Desk desk, Staff staff, string kind, string? channel, Instant now)
    {
        var index = staff.IndexOf(desk.Employee.Value);
        var today = now.InZone(staff.ZoneOf(index)).Date;
        var same = desk.Day is { } day && day >= today;
        return desk with
        {
            Open = Counted(channel is null ? desk.Open : Counted(desk.Open, channel, 1), kind, 1),
            Day = same ? desk.Day : today,
            GivenToday = Counted(same ? desk.GivenToday : new Dictionary<string, int>(StringComparer.Ordinal), kind, 1),
            Recent = index >= 0 && staff[index].Rate is { } rate ? Trimmed(desk.Recent, rate, DueTime.RoundUp(now)) : [],
            Version = desk.Version + 1,
        };
    }

    /// <summary>One less of the kind, and of the channel, is open; never less than none.</summary>
    public static Desk Released(Desk desk, string kind, string? channel) => desk with
    {
        Open = Counted(channel is null ? desk.Open : Counted(desk.Open, channel, -1), kind, -1),
        Version = desk.Version + 1,
    };

    public static Desk WithPresence(Desk desk, Presence presence, Instant now, Instant? until) => desk with
    {
        Presence = presence,
        Since = now,
        Until = until,
        Version = desk.Version + 1,
    };

    private static Dictionary<string, int> Counted(IReadOnlyDictionary<string, int> counts, string name, int by)
    {
        var changed = new Dictionary<string, int>(counts, StringComparer.Ordinal);
        if (changed.GetValueOrDefault(name) + by is > 0 and var count) changed[name] = count;
        else changed.Remove(name);
        return changed;
    }

    // As many as the limit counts are enough: the oldest of them says when there is room again.
    private static Instant[] Trimmed(IReadOnlyList<Instant> recent, RateLimit rate, Instant now) =>
        [.. recent.Where(r => r > now - rate.Per).TakeLast(Math.Max(rate.Count - 1, 0)), now];
}
