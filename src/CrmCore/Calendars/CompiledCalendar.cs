using NodaTime;

namespace CrmCore;

/// <summary>
/// A <see cref="WorkingCalendar"/> made ready for questions. Immutable and free of clocks: every answer depends on the arguments alone.
/// Each search looks <see cref="HorizonDays"/> days ahead and then gives up with null.
/// </summary>
internal sealed class CompiledCalendar
{
    /// <summary>
    /// How many days ahead a search looks: a year and a bit, so that a calendar of one day in the year is still found open.
    /// </summary>
    public const int HorizonDays = 400;

    private readonly DateTimeZone _zone;
    private readonly OpeningHours[][] _week;
    private readonly Dictionary<LocalDate, OpeningHours[]> _dates = [];

    private CompiledCalendar(WorkingCalendar calendar, DateTimeZone zone)
    {
        _zone = zone;
        Id = calendar.Id;
        _week = [.. Enumerable.Range(0, 8).Select(day => Usable(calendar.Week.GetValueOrDefault((IsoDayOfWeek)day)))];
        foreach (var holiday in calendar.Holidays)
            _dates[holiday] = [];
        foreach (var exception in calendar.Exceptions)
            _dates[exception.Date] = Usable(exception.Open);
    }

    public string Id { get; }

    /// <summary>The zone of all hours and dates.</summary>
    public DateTimeZone Zone => _zone;

    /// <summary>
    /// Makes the calendar ready. Of the problems that <see cref="WorkingCalendar.Validate"/> finds only an unknown zone is fatal: hours
    /// that overlap count once, a calendar without hours never opens.
    /// </summary>
    /// <exception cref="ArgumentException">The calendar's zone is not known to <paramref name="zones"/>.</exception>
    public static CompiledCalendar Compile(WorkingCalendar calendar, IDateTimeZoneProvider zones)
    {
        var zone = zones.GetZoneOrNull(calendar.Zone)
            ?? throw new ArgumentException($"Calendar \"{calendar.Id}\": the zone \"{calendar.Zone}\" is not known.", nameof(calendar));
        return new CompiledCalendar(calendar, zone);
    }

    public bool IsOpen(Instant at)
    {
        // A day ahead, because a night on which midnight comes twice begins tomorrow's hours while the date is still today's.
        var walk = Walk(at, daysAhead: 1);
        while (walk.Next(out var start, out var end))
        {
            if (end > at)
                return start <= at;
        }

        return false;
    }

    /// <summary>
    /// The moment itself when open, else the next moment at which the calendar opens; null when there is none within the horizon.
    /// </summary>
    public Instant? NextOpening(Instant at)
    {
        var walk = Walk(at, HorizonDays);
        while (walk.Next(out var start, out var end))
        {
            if (end > at)
                return Instant.Max(start, at);
        }

        return null;
    }

    /// <summary>
    /// The next moment, after the given one, at which the calendar goes from open to closed; null when there is none within the
    /// horizon.
    /// </summary>
    public Instant? NextClosing(Instant at)
    {
        Instant? closing = null;
        var walk = Walk(at, HorizonDays);
        while (walk.Next(out var start, out var end))
        {
            if (closing is { } known && start > known)
                return known;
            if (end > at)
                closing = closing is { } last ? Instant.Max(last, end) : end;
        }

        // What is still open where the search ends does not close within it.
        return closing < walk.End ? closing : null;
    }

    /// <summary>
    /// The moment by which the given time has passed in working hours: eight hours from the opening at nine end at the closing at five, not
    /// at the next opening. No time at all is the moment itself. Null when it does not fit into the horizon.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public Instant? AddWorkingTime(Instant at, Duration time)
    {
        if (time < Duration.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), time, "Working time is added forwards only.");
        if (time == Duration.Zero)
            return at;

        var walk = Walk(at, HorizonDays);
        while (walk.Next(out var start, out var end))
        {
            start = Instant.Max(start, at);
            if (end <= start)
                continue;
            if (end - start >= time)
                return start + time;
            time -= end - start;
            at = end;
        }

        return null;
    }

    private static OpeningHours[] Usable(IReadOnlyList<OpeningHours>? hours)
        => hours is null ? [] : [.. hours.Where(h => !h.IsEmpty).OrderBy(h => h.From)];

    private OpeningHours[] HoursOf(LocalDate date) => _dates.TryGetValue(date, out var hours) ? hours : _week[(int)date.DayOfWeek];

    private OpenStretches Walk(Instant from, int daysAhead)
    {
        if (!Reach.Contains(from))
            return default;

        // The day before, because its hours may run over midnight.
        var date = from.InZone(_zone).Date;
        return new OpenStretches(this, date.PlusDays(-1), date.PlusDays(daysAhead));
    }

    /// <summary>The stretches of hours in the order in which they begin, date by date.</summary>
    private struct OpenStretches(CompiledCalendar calendar, LocalDate first, LocalDate last)
    {
        private readonly CompiledCalendar? _calendar = calendar;
        private readonly LocalDate _last = last;
        private LocalDate _date = first;
        private OpeningHours[] _hours = calendar.HoursOf(first);
        private int _next;

        /// <summary>The end of the last date.</summary>
        public readonly Instant End
            => _calendar is null ? Instant.MinValue : LocalClock.Border(_calendar._zone, _last.PlusDays(1).AtMidnight());

        public bool Next(out Instant start, out Instant end)
        {
            while (_calendar is not null)
            {
                if (_next < _hours.Length)
                {
                    var hours = _hours[_next++];
                    start = LocalClock.Border(_calendar._zone, _date + hours.From);
                    end = LocalClock.Border(_calendar._zone, (hours.EndsNextDay ? _date.PlusDays(1) : _date) + hours.To);
                    if (end > start)
                        return true;
                }
                else if (_date < _last)
                {
                    _date = _date.PlusDays(1);
                    _hours = _calendar.HoursOf(_date);
                    _next = 0;
                }
                else
                {
                    break;
                }
            }

            start = end = default;
            return false;
        }
    }
}
