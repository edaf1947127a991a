using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CrmCore.Templating;

/// <summary>The text of a value, the same in every culture.</summary>
internal static class ValueText
{
    private const int DeepestList = 8;

    /// <summary>The text of a value: a dictionary has none, a list that of its items.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException">Lists stand too deep in one another, as in a list that holds itself.</exception>
    public static string Of(object? value) => Of(value, 0);

    private static string Of(object? value, int depth) => value switch
    {
        null or ModelMap => "",
        string v => v,
        bool v => v ? "true" : "false",
        Money v => v.ToString(),
        ModelList v => Join(v, depth + 1),
        LocalDate v => LocalDatePattern.Iso.Format(v),
        LocalTime v => LocalTimePattern.ExtendedIso.Format(v),
        LocalDateTime v => LocalDateTimePattern.ExtendedIso.Format(v),
        OffsetDateTime v => OffsetDateTimePattern.ExtendedIso.Format(v),
        ZonedDateTime v => OffsetDateTimePattern.ExtendedIso.Format(v.ToOffsetDateTime()),
        DateOnly v => v.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly v => Of(LocalTime.FromTimeOnly(v)),
        DateTime v => Of(LocalDateTime.FromDateTime(v)) + (v.Kind == DateTimeKind.Utc ? "Z" : ""),
        DateTimeOffset v => Of(OffsetDateTime.FromDateTimeOffset(v)),
        IFormattable v => v.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Join(ModelList list, int depth)
    {
        if (depth > DeepestList)
        {
            throw new FormatException($"Lists stand deeper than {DeepestList} in one another. Show their items with 'each'.");
        }

        return string.Join(", ", list.Select(item => Of(item, depth)).Where(text => text.Length > 0));
    }
}
