using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Calendars;

/// <summary>Calendars and moments that crowd around the nights on which clocks change.</summary>
internal static class CalendarGenerators
{
    /// <summary>
    /// Europe and America at different hours, half an hour (Lord Howe), change at midnight (Tehran, Beirut, São Paulo, Nuuk), a lost
    /// day (Apia), none (Kolkata).
    /// </summary>
    private static readonly string[] ZoneIds =
    [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran", "Asia/Beirut", "America/Sao_Paulo", "Pacific/Apia",
        "Africa/Casablanca", "America/Nuuk", "Europe/Moscow", "Asia/Kolkata",
    ];

    private static readonly Instant First = Instant.FromUtc(2011, 1, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(2027, 12, 31, 0, 0);

    private static readonly Dictionary<string, Instant[]> Changes = ZoneIds.ToDictionary(
        id => id,
        id => DateTimeZoneProviders.Tzdb[id].GetZoneIntervals(First, Last).Where(i => i.HasStart && i.Start > First).Select(i => i.Start)
            .DefaultIfEmpty(First).ToArray());

    public static Gen<DateTimeZone> Zones => Gen.Elements(ZoneIds).Select(id => DateTimeZoneProviders.Tzdb[id]);

    /// <summary>A moment within three days of a change of the clock where the zone has one, on a whole minute.</summary>
    public static Gen<Instant> Moments(DateTimeZone zone)
        => from change in Gen.Elements(Changes[zone.Id])
           from minutes in Gen.OneOf(Gen.Choose(-3 * 1440, 3 * 1440), Gen.Choose(-180, 180))
           select change + Duration.FromMinutes(minutes);

    /// <summary>
    /// A calendar in the zone with holidays and exceptions near the moment; days may be closed, hours may run over midnight and
    /// overlap.
    /// </summary>
    public static Gen<WorkingCalendar> Calendars(DateTimeZone zone, Instant near)
    {
        var date = near.InZone(zone).Date;
        return from week in Gen.ArrayOf(DayHours, 7)
               from holidays in Gen.Choose(-3, 5).ArrayOf()
               from exceptions in Gen.Zip(Gen.Choose(-3, 5), DayHours).ArrayOf()
               let weekly = week.Select((hours, i) => (Day: (IsoDayOfWeek)(i + 1), hours))
                   .Aggregate(new WorkingCalendar { Id = "generated", Zone = zone.Id }, (c, d) => c.WithHours(d.Day, d.hours))
                   .WithHolidays([.. holidays.Take(2).Select(date.PlusDays)])
               select exceptions.Take(2).Aggregate(weekly, (c, e) => c.WithException(date.PlusDays(e.Item1), e.Item2));
    }

    public static Gen<LocalTime> Times => Gen.Choose(0, 95).Select(quarter => LocalTime.Midnight.PlusMinutes(quarter * 15));

    private static Gen<OpeningHours[]> DayHours
        => from count in Gen.Frequency((3, Gen.Constant(0)), (4, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Constant(3)))
           from hours in Gen.ArrayOf(Gen.OneOf(Hours, NightHours), count)
           select hours;

    private static Gen<OpeningHours> Hours => from a in Times from b in Times select new OpeningHours(a, b);

    private static Gen<OpeningHours> NightHours
        => from a in Gen.Choose(0, 16)
           from b in Gen.Choose(0, 16)
           select new OpeningHours(LocalTime.Midnight.PlusMinutes(a * 15), LocalTime.Midnight.PlusMinutes(b * 15));
}
