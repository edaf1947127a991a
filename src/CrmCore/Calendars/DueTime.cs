using System.Runtime.InteropServices;
using NodaTime;

namespace CrmCore;

/// <summary>The answer to "when does it run?", and the pure function that finds it. One of its three values is set.</summary>
/// <param name="Moment">When it is due: a whole millisecond, not before the moment of planning.</param>
/// <param name="Field">The date field for which it waits.</param>
/// <param name="Reason">Why it is never due, with the remedy, in words.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DueTime(Instant? Moment, string? Field, string? Reason)
{
    public static DueTime At(Instant moment) => new(moment, null, null);

    public static DueTime WaitsForField(string field) => new(null, field, null);

    public static DueTime Never(string reason) => new(null, null, reason);

    /// <summary>
    /// Finds when an action is due. Nothing but the arguments is looked at, so it may be asked again when a field changed or a calendar
    /// did.
    /// </summary>
    /// <param name="timing">The timing.</param>
    /// <param name="enteredAt">When the stage was entered (not when the card was last edited).</param>
    /// <param name="now">The moment of planning; nothing is due before it.</param>
    /// <param name="zone">The account's zone, for days and local times.</param>
    /// <param name="field">Gives the value of a date field of the card, null while it is empty.</param>
    /// <param name="calendar">Gives a calendar of the account by its id, null when there is none.</param>
    public static DueTime Compute(
        Timing timing,
        Instant enteredAt,
        Instant now,
        DateTimeZone zone,
        Func<string, FieldDate?> field,
        Func<string, CompiledCalendar?> calendar)
    {
        var start = FieldDate.Of(enteredAt);
        if (timing.Field is not null)
        {
            if (field(timing.Field) is not { } value)
                return WaitsForField(timing.Field);
            start = value;
        }

        var period = timing.Ahead ?? timing.Delay ?? Period.Zero;
        if (!PeriodText.IsWithinReach(period))
            return Never($"The period {PeriodText.Format(period)} is longer than {PeriodText.LongestYears} years. Give a shorter one.");

        var moment = start.MomentIn(zone);
        if (moment > Reach.Last)
            return Never($"The date {moment} from which time is counted is too far. Correct {timing.Field ?? "the moment of entering"}.");

        // A date before all reckoning is past, whatever is added to it.
        var due = moment < Reach.First ? now
            : timing.Ahead is null ? Later(timing, period, start, zone)
            : Earlier(timing, period, start, zone);
        return MoveIntoHours(timing, Instant.Max(due, now), calendar);
    }

    private static DueTime MoveIntoHours(Timing timing, Instant due, Func<string, CompiledCalendar?> calendar)
    {
        // Rounded before the hours are looked at, lest the rounding carry the last fraction of the day over the closing.
        due = RoundUp(due);
        if (timing.Calendar is null)
            return At(due);
        if (calendar(timing.Calendar) is not { } hours)
            return Never($"There is no calendar \"{timing.Calendar}\". Add it to the account, or name another one in the timing.");

        return hours.NextOpening(due) is { } opening
            ? At(RoundUp(opening))
            : Never($"Calendar \"{hours.Id}\" does not open within {CompiledCalendar.HorizonDays} days after {due}. Give it hours.");
    }

    private static Instant Later(Timing timing, Period delay, FieldDate start, DateTimeZone zone)
    {
        var from = start.MomentIn(zone);
        var elapsed = PeriodText.Elapsed(delay);
        var days = HasDates(delay);
        var local = days ? AddDates(start.LocalIn(zone), delay, 1) : default;
        if (timing.Time is { } time && days && elapsed == Duration.Zero)
            return Next(time, local.Date, from, zone);

        var due = (days ? LocalClock.Moment(zone, local) : from) + elapsed;

        // From the day before, because a gap over midnight can carry yesterday's time into today.
        return timing.Time is { } next ? Next(next, due.InZone(zone).Date.PlusDays(-1), due, zone) : due;
    }

    private static Instant Earlier(Timing timing, Period ahead, FieldDate start, DateTimeZone zone)
    {
        var elapsed = PeriodText.Elapsed(ahead);
        var local = AddDates(start.LocalIn(zone), ahead, -1);
        var from = start.MomentIn(zone);
        var due = (HasDates(ahead) ? LocalClock.Moment(zone, local) : from) - elapsed;
        if (timing.Time is not { } time)
            return due;

        // From the day after, because a night on which midnight comes twice has tomorrow's first minutes before it.
        if (elapsed != Duration.Zero)
            return Last(time, due.InZone(zone).Date.PlusDays(1), due, zone);

        // "On the day, at ten" of a date without a time is not later than that date.
        return start.IsWholeDay ? LocalClock.Moment(zone, local.Date + time) : Last(time, local.Date, from, zone);
    }

    /// <summary>The first occurrence of a local time, on the date or later, that is not before the moment.</summary>
    private static Instant Next(LocalTime time, LocalDate date, Instant notBefore, DateTimeZone zone)
    {
        var found = LocalClock.Moment(zone, date + time);
        while (found < notBefore)
        {
            date = date.PlusDays(1);
            found = LocalClock.Moment(zone, date + time);
        }

        return found;
    }

    /// <summary>The last occurrence of a local time, on the date or earlier, that is not after the moment.</summary>
    private static Instant Last(LocalTime time, LocalDate date, Instant notAfter, DateTimeZone zone)
    {
        var found = LocalClock.Moment(zone, date + time);
        while (found > notAfter)
        {
            date = date.PlusDays(-1);
            found = LocalClock.Moment(zone, date + time);
        }

        return found;
    }

    private static bool HasDates(Period period) => period.Years != 0 || period.Months != 0 || period.Weeks != 0 || period.Days != 0;

    private static LocalDateTime AddDates(LocalDateTime local, Period period, int sign)
        => local.PlusYears(sign * period.Years).PlusMonths(sign * period.Months)
            .PlusWeeks(sign * period.Weeks).PlusDays(sign * period.Days);

    /// <summary>Up to a whole millisecond, which is what stores keep: never early.</summary>
    public static Instant RoundUp(Instant moment)
    {
        var floor = Instant.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds());
        return floor < moment ? floor + Duration.FromMilliseconds(1) : floor;
    }
}
