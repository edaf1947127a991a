using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CrmCore.Templating;

/// <summary>
/// <c>{{date deal.deadline "dd.MM.yyyy" zone="Europe/Moscow" culture="ru-RU"}}</c>. A text that is no date stays as it is.
/// </summary>
internal static class DateText
{
    private const string DateOnlyFormat = "yyyy-MM-dd";
    private const string DateTimeFormat = "yyyy-MM-dd HH:mm";

    public static object? Call(FunctionCall call)
    {
        var value = call[0] is string text ? Read(text) : call[0];
        if (value is null or string || Local(value, call) is not { } local) return value is null or string ? value : ValueText.Of(value);
        var format = call[1] is { } given ? ValueText.Of(given) : value is LocalDate or DateOnly ? DateOnlyFormat : DateTimeFormat;
        if (FindProblem(format) is { } problem) throw new FormatException(problem + ". Write it as in dd.MM.yyyy.");
        return local.ToString(format, call.Culture ?? CultureInfo.InvariantCulture);
    }

    public static string? FindProblem(string format)
    {
        try
        {
            _ = default(DateTime).ToString(format, CultureInfo.InvariantCulture);
            return null;
        }
        catch (FormatException)
        {
            return $"'{format}' is no format of dates";
        }
    }

    // Fields keep dates as ISO texts.
    private static object Read(string text)
    {
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date)) return date;
        if (InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var instant)) return instant;
        if (OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var offset)) return offset;
        return LocalDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var local) ? local : text;
    }

    private static DateTime? Local(object value, FunctionCall call) => value switch
    {
        Instant v => Clock(v.InZone(call.Zone).LocalDateTime),
        ZonedDateTime v => Clock(v.LocalDateTime),
        OffsetDateTime v => Clock(v.ToInstant().InZone(call.Zone).LocalDateTime),
        LocalDateTime v => Clock(v),
        LocalDate v => Clock(v.AtMidnight()),
        LocalTime v => Clock(new LocalDate(2000, 1, 1).At(v)),
        DateTimeOffset v => Clock(Instant.FromDateTimeOffset(v).InZone(call.Zone).LocalDateTime),
        DateTime { Kind: DateTimeKind.Utc } v => Clock(Instant.FromDateTimeUtc(v).InZone(call.Zone).LocalDateTime),
        DateTime v => v,
        DateOnly v => v.ToDateTime(TimeOnly.MinValue),
        TimeOnly v => new DateOnly(2000, 1, 1).ToDateTime(v),
        _ => null,
    };

    // Years outside of 1 to 9999 have no such text.
    private static DateTime? Clock(LocalDateTime value) => value.Year is >= 1 and <= 9999 ? value.ToDateTimeUnspecified() : null;
}
