using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>Takes a person's values out of stored JSON (R65).</summary>
internal static class ErasedJson
{
    private const string Word = "(erased)";

    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON with every text that holds something of the person's replaced; the same bytes where none does.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json, PersonalValues person)
    {
        if (json.IsEmpty || !person.HasAny(TextOf(json)) || JsonNode.Parse(json.Span) is not { } node) return json;
        return Encoding.UTF8.GetBytes(Replaced(node, person)!.ToJsonString(AsItIs));
    }

    /// <summary>Of an object only the members that are ids: those of cards, which say nothing about anybody.</summary>
    public static ReadOnlyMemory<byte> IdsOf(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var kept = new JsonObject();
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String && Guid.TryParse(member.Value.GetString(), out var id)) kept[member.Name] = id.ToString();
        }

        return Encoding.UTF8.GetBytes(kept.ToJsonString());
    }

    /// <summary>Stored bytes as text to search in: what JSON writes as <c>\u0418</c> is read as the letter.</summary>
    public static string TextOf(ReadOnlyMemory<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.Span);
        var at = text.IndexOf("\\u", StringComparison.Ordinal);
        if (at < 0) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = i + 5 < text.Length && text[i] == '\\' && text[i + 1] == 'u'
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
            plain.Append(isEscape ? (char)ushort.Parse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : text[i]);
            if (isEscape) i += 5;
        }

        return plain.ToString();
    }

    private static JsonNode? Replaced(JsonNode? node, PersonalValues person)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToArray()) members[name] = Replaced(value, person)?.DeepClone();
                return members;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++) items[i] = Replaced(items[i], person)?.DeepClone();
                return items;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && person.HasAny(value.GetValue<string>()):
                return JsonValue.Create(Word);
            default:
                return node;
        }
    }
}
