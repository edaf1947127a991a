using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.TimeZones;

namespace CrmCore.Telephony.Asterisk;

/// <summary>A time as the source has it: an instant, or a wall clock's time of the server.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CdrTime(Instant? Known, LocalDateTime Clock)
{
    /// <summary>The time as written, for keys: a corrected time zone must not make new rows of old ones.</summary>
    public string Written => Clock.ToString("uuuu'-'MM'-'dd' 'HH':'mm':'ss.FFFFFFFFF", CultureInfo.InvariantCulture);

    public static CdrTime Exact(Instant instant) => new(instant, instant.InUtc().LocalDateTime);

    public static CdrTime Local(LocalDateTime clock) => new(null, clock);

    /// <summary>The instant. Of an hour that the clocks showed twice the one nearest to the expected; an hour that they left out is moved on.</summary>
    public Instant In(DateTimeZone zone, Instant? expected)
    {
        if (Known is { } known)
            return known;
        var mapping = zone.MapLocal(Clock);
        if (mapping.Count != 2)
            return Resolvers.LenientResolver(mapping).ToInstant();
        var (first, second) = (mapping.First().ToInstant(), mapping.Last().ToInstant());
        return expected is { } hint && Apart(second, hint) < Apart(first, hint) ? second : first;
    }

    private static Duration Apart(Instant one, Instant other) => one < other ? other - one : one - other;
}
