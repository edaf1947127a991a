using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>A piece of JSON that knows where it stands, so that a problem can be shown in its line.</summary>
internal sealed class JsonPart(JsonValueKind kind, long offset, string path)
{
    public JsonValueKind Kind { get; } = kind;

    /// <summary>The byte at which it begins.</summary>
    public long Offset { get; } = offset;

    public string Path { get; } = path;

    public List<(string Name, long Offset, JsonPart Value)> Members { get; } = [];

    public List<JsonPart> Items { get; } = [];

    /// <summary>The value of a text, number, boolean.</summary>
    public JsonElement Scalar { get; init; }

    public string? Text => Kind == JsonValueKind.String ? Scalar.GetString() : null;

    public JsonPart? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Name == name) return member.Value.Kind == JsonValueKind.Null ? null : member.Value;
            }

            return null;
        }
    }

    public JsonNode? ToNode()
    {
        switch (Kind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var (name, _, value) in Members) members[name] = value.ToNode();
                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. Items.Select(i => i.ToNode())]);
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(Scalar);
        }
    }
}
