using NodaTime;
using NodaTime.TimeZones;

namespace CrmCore;

/// <summary>How local times become instants on the nights when the clock changes.</summary>
internal static class LocalClock
{
    // Opening hours need a mapping that keeps the order of local times: a lenient one sends 02:30 behind 03:10 on the night when the hour
    // between two and three is missing, and hours would end before they begin. So what is missing collapses into the moment of the change,
    // and what comes twice counts the first time: hours never repeat.
    private static readonly ZoneLocalMappingResolver KeepsOrder
        = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    // No zone is a day from UTC: a local time that is this far from both changes of the clock has one offset and no other.
    private static readonly Duration FarFromChange = Duration.FromDays(2);

    /// <summary>The instant of a border of opening hours: never before that of an earlier local time.</summary>
    public static Instant Border(DateTimeZone zone, LocalDateTime local) => zone.ResolveLocal(local, KeepsOrder).ToInstant();

    /// <summary>
    /// The instant of a moment somebody named: a local time that is missing moves forward by the length of the gap, one that comes
    /// twice is the first.
    /// </summary>
    public static Instant Moment(DateTimeZone zone, LocalDateTime local)
    {
        // Far from a change of the clock, which is nearly always, there is but one instant: no mapping need be made to find it.
        var utc = local.InUtc().ToInstant();
        var interval = zone.GetZoneInterval(utc);
        return (!interval.HasStart || utc - interval.Start > FarFromChange) && (!interval.HasEnd || interval.End - utc > FarFromChange)
            ? local.WithOffset(interval.WallOffset).ToInstant()
            : zone.AtLeniently(local).ToInstant();
    }
}
