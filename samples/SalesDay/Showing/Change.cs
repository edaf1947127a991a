using System.Text.Json;
using CrmCore;

namespace SalesDay;

/// <summary>What a timeline entry's data says.</summary>
internal sealed record Change(JsonElement Data)
{
    public static Change Of(TimelineEntry entry) => new(entry.ReadData());

    /// <summary>The stages that the deal was on before and after; none when it did not move.</summary>
    public IEnumerable<string> StagesSeen => Pair("stage") is { } pair ? pair.Where(s => s.Length > 0) : [];

    public string? Text(string name) => Data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public IReadOnlyList<string> Texts(string name) =>
        Data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.ToString())] : [];

    public IReadOnlyList<string> Changed => Data.TryGetProperty("c", out var changes) ? [.. changes.EnumerateObject().Select(c => c.Name)] : [];

    /// <summary>A field before and after.</summary>
    public string[]? Pair(string name) =>
        Data.TryGetProperty("c", out var changes) && changes.TryGetProperty(name, out var pair) ? [pair[0].ToString(), pair[1].ToString()] : null;
}
