using NodaTime;
using NodaTime.Text;

namespace CrmCore;

/// <summary>
/// The ISO-8601 text form of a period: <c>P3D</c>, <c>PT4H</c>, <c>P1M2DT12H</c>. Hours never become days in it, since 24 hours that
/// elapse and one calendar day differ on the nights when the clock changes.
/// </summary>
internal static class PeriodText
{
    /// <summary>No delay of a CRM is longer than this; it keeps every sum inside the range of the calendar.</summary>
    public const int LongestYears = 100;

    /// <summary>Reads a period; its hours, minutes and seconds are brought to one form, its days are left alone.</summary>
    /// <exception cref="FormatException">The text is not an ISO-8601 period; the message names it and says what would be.</exception>
    public static Period Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = PeriodPattern.NormalizingIso.Parse(text);
        return result.Success
            ? WithTidyTime(result.Value)
            : throw new FormatException($"\"{text}\" is not an ISO-8601 period. "
                + "Write for example \"P3D\" (three days), \"P1W\" (a week), \"PT4H\" (four hours) or \"P1DT12H\" (a day and a half).");
    }

    public static string Format(Period period)
    {
        if (!IsWithinReach(period))
            return PeriodPattern.Roundtrip.Format(period);

        var dates = DatesOf(period);
        var elapsed = Elapsed(period);
        if (elapsed == Duration.Zero)
            return dates == Period.Zero ? "P0D" : PeriodPattern.Roundtrip.Format(dates);

        var hours = WholeHours(elapsed);
        var rest = PeriodPattern.NormalizingIso.Format(Period.FromNanoseconds((elapsed - Duration.FromHours(hours)).ToInt64Nanoseconds()));
        var time = (hours == 0 ? "" : FormattableString.Invariant($"{hours}H")) + (rest == "P0D" ? "" : rest["PT".Length..]);
        return (dates == Period.Zero ? "P" : PeriodPattern.Roundtrip.Format(dates)) + "T" + time;
    }

    /// <summary>True when any unit is below zero.</summary>
    public static bool HasNegativeUnit(Period period)
        => period.Years < 0 || period.Months < 0 || period.Weeks < 0 || period.Days < 0 || period.Hours < 0 || period.Minutes < 0
            || period.Seconds < 0 || period.Milliseconds < 0 || period.Ticks < 0 || period.Nanoseconds < 0;

    /// <summary>True when no unit alone spans more than <see cref="LongestYears"/> years, either way.</summary>
    public static bool IsWithinReach(Period period)
    {
        const long days = LongestYears * 366L;
        return Within(period.Years, LongestYears) && Within(period.Months, LongestYears * 12L) && Within(period.Weeks, days / 7)
            && Within(period.Days, days) && Within(period.Hours, days * 24) && Within(period.Minutes, days * 1440)
            && Within(period.Seconds, days * NodaConstants.SecondsPerDay)
            && Within(period.Milliseconds, days * NodaConstants.MillisecondsPerDay)
            && Within(period.Ticks, days * NodaConstants.TicksPerDay) && Within(period.Nanoseconds, days * NodaConstants.NanosecondsPerDay);
    }

    /// <summary>The units from weeks to years, which are counted on the calendar.</summary>
    public static Period DatesOf(Period period)
        => new PeriodBuilder { Years = period.Years, Months = period.Months, Weeks = period.Weeks, Days = period.Days }.Build();

    /// <summary>The units from hours down, which elapse.</summary>
    public static Duration Elapsed(Period period)
        => Duration.FromHours(period.Hours) + Duration.FromMinutes(period.Minutes) + Duration.FromSeconds(period.Seconds)
            + Duration.FromMilliseconds(period.Milliseconds)
            + Duration.FromTicks(period.Ticks) + Duration.FromNanoseconds(period.Nanoseconds);

    /// <summary>
    /// Ninety minutes and an hour and a half are one period: the units that elapse are brought to one form, days are left alone.
    /// </summary>
    public static Period WithTidyTime(Period period)
    {
        if (!IsWithinReach(period) || HasNegativeUnit(period))
            return period;

        return DatesOf(period) + Of(Elapsed(period));
    }

    /// <summary>A time that elapses, as a period of hours and less.</summary>
    public static Period Of(Duration elapsed)
        => new PeriodBuilder
        {
            Hours = WholeHours(elapsed),
            Minutes = elapsed.Minutes,
            Seconds = elapsed.Seconds,
            Nanoseconds = elapsed.SubsecondNanoseconds,
        }.Build();

    private static long WholeHours(Duration elapsed) => (elapsed.Days * 24L) + elapsed.Hours;

    private static bool Within(long value, long limit) => value >= -limit && value <= limit;
}
