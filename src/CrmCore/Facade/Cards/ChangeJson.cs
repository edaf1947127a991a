using System.Text.Json;

namespace CrmCore;

/// <summary>Writes what the changes of cards have in common.</summary>
internal static class ChangeJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<string>? tags, FieldBag fields)
    {
        if (tags is not null)
        {
            json.WritePropertyName("tags");
            FieldValue.Of(tags).WriteTo(json);
        }

        json.WriteStartObject("set");
        foreach (var (id, value) in fields.Values)
        {
            json.WritePropertyName(id);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
