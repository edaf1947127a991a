using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmCore;

internal sealed class FieldBagConverter : JsonConverter<FieldBag>
{
    public override FieldBag Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        return FieldBag.Of(json.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, FieldValue.FromJson(p.Value))));
    }

    public override void Write(Utf8JsonWriter writer, FieldBag value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (id, field) in value.Values)
        {
            writer.WritePropertyName(id);
            field.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
