using System.Text.Json.Serialization;
using NodaTime;

namespace CrmCore;

/// <summary>
/// The working hours of a team or an office: hours of the week, holidays and exceptional days, in one time zone. Immutable data, equal by
/// value, kept as JSON. Hours belong to the date on which they begin: a night shift that begins on Friday at 22:00 runs on to Saturday
/// 06:00 although Saturday is a holiday.
/// </summary>
public sealed record WorkingCalendar
{
    /// <summary>The name by which timings refer to the calendar, for example <c>office-hours</c>.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The IANA id of the time zone of all hours and dates, for example <c>Europe/Moscow</c>.</summary>
    [JsonPropertyName("zone")]
    public required string Zone { get; init; }

    /// <summary>The hours by the day of the week on which they begin. A day that is not here is closed. The default is none.</summary>
    [JsonPropertyName("week")]
    public IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<OpeningHours>> Week { get; init => field = value ?? NoWeek; } = NoWeek;

    /// <summary>Dates on which no hours begin. The default is none.</summary>
    [JsonPropertyName("holidays"), JsonConverter(typeof(LocalDateListJsonConverter))]
    public IReadOnlyList<LocalDate> Holidays { get; init => field = value ?? []; } = [];

    /// <summary>Dates with hours of their own, in place of those of the weekday. The default is none.</summary>
    [JsonPropertyName("exceptions")]
    public IReadOnlyList<ExceptionalDay> Exceptions { get; init => field = [.. (value ?? []).OfType<ExceptionalDay>()]; } = [];

    private static IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<OpeningHours>> NoWeek { get; }
        = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpeningHours>>();

    /// <summary>A calendar with the same hours from Monday to Friday.</summary>
    /// <param name="id">The name by which timings refer to the calendar.</param>
    /// <param name="zone">The IANA id of the time zone.</param>
    /// <param name="from">The local time at which it opens.</param>
    /// <param name="to">The local time at which it closes; not later than <paramref name="from"/> means on the next day.</param>
    /// <returns>The calendar.</returns>
    public static WorkingCalendar Weekdays(string id, string zone, LocalTime from, LocalTime to)
        => SameHours(id, zone, days: 5, new OpeningHours(from, to));

    /// <summary>A calendar that never closes, until holidays or exceptions are added.</summary>
    /// <param name="id">The name by which timings refer to the calendar.</param>
    /// <param name="zone">The IANA id of the time zone.</param>
    /// <returns>The calendar.</returns>
    public static WorkingCalendar AroundTheClock(string id, string zone) => SameHours(id, zone, days: 7, OpeningHours.AllDay);

    /// <summary>The same calendar with other hours on one day of the week.</summary>
    /// <param name="day">The day of the week on which the hours begin.</param>
    /// <param name="hours">All hours of that day, any number of stretches; none means closed.</param>
    /// <returns>The new calendar.</returns>
    public WorkingCalendar WithHours(IsoDayOfWeek day, params OpeningHours[] hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var days = Week.Where(d => d.Key != day);
        if (hours.Length > 0)
            days = days.Append(new(day, [.. hours.OrderBy(h => h.From)]));
        return this with { Week = days.OrderBy(d => d.Key).ToDictionary(d => d.Key, d => d.Value) };
    }

    /// <summary>The same calendar, closed on further dates.</summary>
    /// <param name="dates">The dates on which no hours begin.</param>
    /// <returns>The new calendar.</returns>
    public WorkingCalendar WithHolidays(params LocalDate[] dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        return this with { Holidays = [.. Holidays.Concat(dates).Distinct().Order()] };
    }

    /// <summary>The same calendar with other hours on one date, for example a working Saturday or a short day.</summary>
    /// <param name="date">The date on which the hours begin.</param>
    /// <param name="hours">All hours of that date; none means closed.</param>
    /// <returns>The new calendar.</returns>
    public WorkingCalendar WithException(LocalDate date, params OpeningHours[] hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var day = new ExceptionalDay { Date = date, Open = [.. hours.OrderBy(h => h.From)] };
        return this with { Exceptions = [.. Exceptions.Where(e => e.Date != date).Append(day).OrderBy(e => e.Date)] };
    }

    /// <summary>Looks for what is wrong with the calendar.</summary>
    /// <returns>One sentence a problem, which names the calendar and the remedy; empty when there is none.</returns>
    public IReadOnlyList<string> Validate() => WorkingCalendarProblems.Find(this);

    /// <summary>Compares everything the calendars say.</summary>
    /// <param name="other">The other calendar.</param>
    /// <returns>True when both say the same.</returns>
    public bool Equals(WorkingCalendar? other)
        => other is not null && Id == other.Id && Zone == other.Zone && Holidays.SequenceEqual(other.Holidays)
            && Exceptions.SequenceEqual(other.Exceptions) && Week.Count == other.Week.Count
            && Week.All(d => other.Week.TryGetValue(d.Key, out var hours) && (d.Value ?? []).SequenceEqual(hours ?? []));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Zone, Week.Count, Holidays.Count, Exceptions.Count);

    private static WorkingCalendar SameHours(string id, string zone, int days, OpeningHours hours)
        => Enumerable.Range((int)IsoDayOfWeek.Monday, days)
            .Aggregate(new WorkingCalendar { Id = id, Zone = zone }, (calendar, day) => calendar.WithHours((IsoDayOfWeek)day, hours));
}
