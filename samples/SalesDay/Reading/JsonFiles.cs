using System.Text.Json;
using System.Text.Json.Serialization;

namespace SalesDay;

/// <summary>JSON files, and files with a JSON object on each line, with the line of whatever is wrong.</summary>
internal static class JsonFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads a file; null with the problem noted when it cannot be read.</summary>
    public static T? File<T>(DayFolder day, string name)
        where T : class => day.Text(name) is { } text ? Parse<T>(day, name, text, null) : null;

    /// <summary>Reads each line; those that cannot be read are noted and left out.</summary>
    public static IEnumerable<(int Line, T Value)> Lines<T>(DayFolder day, string name)
        where T : class
    {
        var number = 0;
        foreach (var line in (day.Text(name) ?? "").Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith("//", StringComparison.Ordinal)) continue;
            if (Parse<T>(day, name, line, number) is { } value) yield return (number, value);
        }
    }

    private static T? Parse<T>(DayFolder day, string name, string text, int? line)
        where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(text, Options) is { } value) return value;
            day.Report(name, line, "There is nothing in it.", "Write a JSON object.");
        }
        catch (JsonException error)
        {
            var at = line ?? (int)(error.LineNumber ?? 0) + 1;
            day.Report(name, at, Words(error), "Correct it; the sample's own file of that name shows the members.");
        }

        return null;
    }

    private static string Words(JsonException error)
    {
        var end = error.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        var words = end < 0 ? error.Message : error.Message[..end];
        return words.Replace("JSON deserialization for type 'SalesDay.", "'", StringComparison.Ordinal);
    }
}
