using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>Reads typed values out of parts; what does not fit is logged, and the value is as if it were absent.</summary>
internal static class PartReading
{
    public static bool IsObject(this JsonPart part, PositionLog log)
    {
        if (part.Kind == JsonValueKind.Object) return true;
        log.Add("wrong-type", part, $"An object is expected here, and a {Name(part)} was found.", "Write it in braces: { … }.");
        return false;
    }

    /// <summary>Logs members that are not known.</summary>
    public static void Knows(this JsonPart part, IReadOnlyCollection<string> known, PositionLog log)
    {
        foreach (var (name, offset, _) in part.Members)
        {
            if (!known.Contains(name))
                log.Add(
                    "unknown-member",
                    offset,
                    part.Path,
                    $"\"{name}\" is not known here.",
                    NearestName.Remedy(name, known));
        }
    }

    public static string? TextAt(this JsonPart part, string name, PositionLog log)
    {
        if (part[name] is not { } value) return null;
        if (value.Text is { } text) return text;
        log.Add("wrong-type", value, $"\"{name}\" is a {Name(value)}.", "Write a text in quotes.");
        return null;
    }

    public static decimal? NumberAt(this JsonPart part, string name, PositionLog log)
    {
        if (part[name] is not { } value) return null;
        if (value.Kind == JsonValueKind.Number && value.Scalar.TryGetDecimal(out var number) && Math.Abs(number) <= int.MaxValue) return number;
        log.Add("wrong-type", value, $"\"{name}\" is a {Name(value)} that cannot be used here.", "Write a number, without quotes.");
        return null;
    }

    public static string RequiredTextAt(this JsonPart part, string name, string example, PositionLog log)
    {
        if (part[name] is not null) return part.TextAt(name, log) ?? "";
        log.Add("missing-member", part, $"\"{name}\" is missing.", $"Write for example \"{name}\": \"{example}\".");
        return "";
    }

    public static IReadOnlyList<JsonPart> ListAt(this JsonPart part, string name, PositionLog log)
    {
        if (part[name] is not { } value) return [];
        if (value.Kind == JsonValueKind.Array) return value.Items;
        log.Add("wrong-type", value, $"\"{name}\" is a {Name(value)}.", "Write a list in brackets: [ … ].");
        return [];
    }

    public static IReadOnlyList<string> TextsAt(this JsonPart part, string name, PositionLog log)
    {
        var texts = new List<string>();
        foreach (var item in part.ListAt(name, log))
        {
            if (item.Text is { } text) texts.Add(text);
            else log.Add("wrong-type", item, $"A {Name(item)} stands in the list \"{name}\".", "Write texts in quotes.");
        }

        return texts;
    }

    public static T? ParsedAt<T>(this JsonPart part, string name, Func<string, T> parse, PositionLog log)
    {
        if (part.TextAt(name, log) is not { } text) return default;
        try
        {
            return parse(text);
        }
        catch (FormatException e)
        {
            log.Add("unreadable-value", part[name]!, $"\"{name}\" cannot be read.", e.Message);
            return default;
        }
    }

    public static T ChoiceAt<T>(this JsonPart part, string name, IReadOnlyDictionary<string, T> choices, T absent, PositionLog log)
    {
        if (part.TextAt(name, log) is not { } text) return absent;
        if (choices.TryGetValue(text, out var value)) return value;
        log.Add("unknown-value", part[name]!, $"\"{name}\" is \"{text}\".", NearestName.Remedy(text, [.. choices.Keys]));
        return absent;
    }

    public static string Name(JsonPart part) => part.Kind switch
    {
        JsonValueKind.Object => "JSON object",
        JsonValueKind.Array => "list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "number",
        JsonValueKind.Null => "null",
        _ => "yes or no",
    };

    /// <summary>Reads a time that elapses; days and weeks are 24 hours each.</summary>
    /// <exception cref="FormatException">It is none; the message says what would be.</exception>
    public static Duration Elapsing(string text)
    {
        var period = PeriodText.Parse(text);
        if (period.Years != 0 || period.Months != 0)
            throw new FormatException($"\"{text}\" has months or years, whose length differs. Write days or hours, for example \"P30D\".");
        if (!PeriodText.IsWithinReach(period))
            throw new FormatException($"\"{text}\" is longer than {PeriodText.LongestYears} years. Write a shorter time.");
        return Duration.FromDays((period.Weeks * 7) + period.Days) + PeriodText.Elapsed(period);
    }
}
