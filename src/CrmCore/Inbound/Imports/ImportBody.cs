using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>The body of a row's event: what was understood of the row, its contact points in canonical form.</summary>
internal static class ImportBody
{
    public static void WritePoints(Utf8JsonWriter json, IReadOnlyList<KnownPoint> points)
    {
        if (points.Count == 0) return;
        json.WriteStartArray("points");
        foreach (var point in points)
        {
            json.WriteStartObject();
            json.WriteNumber("k", (int)point.Kind);
            json.WriteString("v", point.Value);
            if (point.Raw != point.Value) json.WriteString("r", point.Raw);
            if (point.Unsubscribed) json.WriteBoolean("u", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static List<KnownPoint> Points(JsonElement command)
    {
        var points = new List<KnownPoint>();
        if (!command.TryGetProperty("points", out var list)) return points;
        foreach (var item in list.EnumerateArray())
        {
            var value = item.GetProperty("v").GetString()!;
            var raw = item.TryGetProperty("r", out var given) ? given.GetString()! : value;
            points.Add(new KnownPoint((ContactPointKind)item.GetProperty("k").GetInt32(), value, raw, item.TryGetProperty("u", out _)));
        }

        return points;
    }

    /// <summary>Where the row says its person came from; null when it says nothing, or nothing beside the source that the card keeps for itself.</summary>
    public static Origin? OriginOf(JsonElement command, bool keepsSource = false)
    {
        var has = command.TryGetProperty("origin", out var origin);
        var source = Member(command, "source");
        if (!has && (keepsSource || source is null) && !command.TryGetProperty("utm", out _) && !command.TryGetProperty("extra", out _)) return null;
        return new Origin
        {
            Source = source,
            Kind = Member(origin, "kind"),
            Form = Member(origin, "form"),
            FormName = Member(origin, "formName"),
            Page = Member(origin, "page"),
            PageTitle = Member(origin, "pageTitle"),
            Referrer = Member(origin, "referrer"),
            Ip = Member(origin, "ip"),
            Visitor = Member(origin, "visitor"),
            AnalyticsClient = Member(origin, "analyticsClient"),
            AnalyticsProperty = Member(origin, "analyticsProperty"),
            Network = Member(origin, "network"),
            Chat = Member(origin, "chat"),
            Utm = Map(command, "utm"),
            Extra = Map(command, "extra"),
        };
    }

    public static Instant? Moment(JsonElement command, string name) =>
        command.TryGetProperty(name, out var value) && value.TryGetInt64(out var at) ? Instant.FromUnixTimeMilliseconds(at) : null;

    private static string? Member(JsonElement origin, string name) =>
        origin.ValueKind == JsonValueKind.Object && origin.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static SortedDictionary<string, string> Map(JsonElement command, string name)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!command.TryGetProperty(name, out var values)) return map;
        foreach (var member in values.EnumerateObject()) map[member.Name] = member.Value.GetString() ?? "";
        return map;
    }
}
