using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>What drafts do with settings.</summary>
internal static class DraftSettings
{
    public static JsonNode? Of(FieldValue value)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text)) value.WriteTo(json);
        return JsonNode.Parse(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    public static JsonObject Copy(JsonObject? settings) => settings is null ? [] : settings.DeepClone().AsObject();

    /// <summary>Refuses settings that in JSON would collide with the members that every trigger or action has.</summary>
    public static void RefuseNames(JsonObject? settings, string[] taken, string parameter)
    {
        var collision = settings?.Select(s => s.Key).FirstOrDefault(taken.Contains);
        if (collision is null) return;
        throw new ArgumentException(
            $"A setting cannot be named \"{collision}\": in JSON settings stand beside {NearestName.List(taken)}. Rename it.", parameter);
    }
}
