using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrmCore.Testing;

namespace CrmCore.Scenarios;

/// <summary>A timeline as text that is the same on every run: ids become numbers in the order in which they are met.</summary>
internal static partial class Story
{
    public static async Task<string> OfAsync(CrmTestDesk desk, DealId deal) => Of(await desk.Timeline.OfAsync(deal));

    public static async Task<string> OfAsync(CrmTestDesk desk, ContactId contact) => Of(await desk.Timeline.OfAsync(contact));

    private static string Of(IReadOnlyList<TimelineEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"{entry.At.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {entry.Kind,-16} {entry.Actor,-10} {Line(entry)}\n");
        }

        return Scrub(text.ToString());
    }

    public static string Line(TimelineEntry entry)
    {
        var parts = entry.ReadData().EnumerateObject().Where(p => p.Name is not "c").Select(p => $"{p.Name}={Value(p.Value)}");
        return string.Join(" ", parts);
    }

    private static string Value(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? "[" + string.Join(", ", value.EnumerateArray().Select(v => v.ToString())) + "]"
        : value.ToString();

    private static string Scrub(string text)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        text = Keys().Replace(text, m => Name("key", m.Value));
        return Ids().Replace(text, m => Name("id", m.Value));

        string Name(string word, string value)
        {
            if (!known.TryGetValue(value, out var name)) known[value] = name = string.Create(CultureInfo.InvariantCulture, $"<{word}{known.Count + 1}>");
            return name;
        }
    }

    [GeneratedRegex("act_[0-9a-f]{32}_[0-9]+_[0-9a-f]{16}", RegexOptions.None, 1000)]
    private static partial Regex Keys();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Ids();
}
