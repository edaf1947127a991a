using System.Text.Json;

namespace CrmCore;

/// <summary>Tells on the holder's timeline what became of one of its keys (R33): so that people see why, and a past state can be had back.</summary>
internal static class KeyNotes
{
    public static bool IsOne(string kind) => kind is TimelineKinds.KeyShared or TimelineKinds.KeyUnshared or TimelineKinds.KeyDoubted;

    /// <summary>Writes an entry.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="card">The card that holds the key, or held it until now.</param>
    /// <param name="kind">What happened: one of the three.</param>
    /// <param name="point">The key.</param>
    /// <param name="name">The name that came with it; null where none did.</param>
    public static void Write(DecisionScope scope, Guid card, string kind, KnownPoint point, string? name = null)
    {
        var json = scope.Tools.Timeline.Begin();
        json.WriteString("text", Identification.Name(point) + (name is null ? "" : $" came with the name '{name}'"));
        json.WriteNumber("point", (int)point.Kind);
        json.WriteString("value", point.Value);
        json.Member("hash", name is null ? null : SharedKeys.HashOf(name));
        Notes.Write(scope, card, kind, scope.Kind, System.Text.Encoding.UTF8.GetString(scope.Tools.Timeline.End().Span));
    }

    /// <summary>The key that an entry tells of, with the hash of the name; null when it was erased.</summary>
    public static (ContactPointKind Kind, string Value, string? Hash)? Read(TimelineEntry entry)
    {
        if (string.IsNullOrEmpty(entry.Personal)) return null;
        var json = JsonElement.Parse(entry.Personal);
        return json.TryGetProperty("point", out var point) && json.Text("value") is { } value ? ((ContactPointKind)point.GetInt32(), value, json.Text("hash")) : null;
    }
}
