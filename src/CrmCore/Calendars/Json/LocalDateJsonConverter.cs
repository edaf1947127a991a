using NodaTime;
using NodaTime.Text;

namespace CrmCore;

/// <summary>A date as <c>"2026-05-09"</c>.</summary>
internal sealed class LocalDateJsonConverter : TextJsonConverter<LocalDate>
{
    public static LocalDate ParseDate(string text)
        => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date)
            ? date
            : throw new FormatException($"\"{text}\" is not a date. Write year, month and day, for example \"2026-05-09\".");

    protected override LocalDate Parse(string text) => ParseDate(text);

    protected override string Format(LocalDate value) => LocalDatePattern.Iso.Format(value);
}
