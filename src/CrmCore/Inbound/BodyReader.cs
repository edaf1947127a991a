using System.Text.Json;

namespace CrmCore;

/// <summary>Reads single members of an event's body without building a document: most decisions ask for one or two.</summary>
internal static class BodyReader
{
    /// <summary>A member's text; numbers and booleans in their JSON form; null where it is absent, null or empty.</summary>
    public static string? Text(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(body);
        if (!Find(ref reader, name)) return null;
        return reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString() is { Length: > 0 } text ? text : null,
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => null,
        };
    }

    /// <summary>Copies a member's text; false where it is absent, no text, or perhaps longer than the room.</summary>
    public static bool TryCopy(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name, Span<char> room, out int length)
    {
        length = 0;
        var reader = new Utf8JsonReader(body);
        if (!Find(ref reader, name) || reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > room.Length) return false;
        length = reader.CopyString(room);
        return true;
    }

    /// <summary>A member's texts: an array of strings, or a single one.</summary>
    public static IReadOnlyList<string> Texts(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(body);
        if (!Find(ref reader, name)) return [];
        if (reader.TokenType == JsonTokenType.String) return [reader.GetString()!];
        if (reader.TokenType != JsonTokenType.StartArray) return [];
        var found = new List<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.String) found.Add(reader.GetString()!);
        return found;
    }

    /// <summary>A member as a value; empty where it is absent. A dotted path goes into objects.</summary>
    public static FieldValue Value(ReadOnlyMemory<byte> body, string path)
    {
        using var document = JsonDocument.Parse(body);
        var element = document.RootElement;
        foreach (var part in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element)) return FieldValue.Empty;
        }

        return FieldValue.FromJson(element);
    }

    private static readonly IReadOnlyDictionary<string, string> NoTexts = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The texts of an object member; its name has at most 64 bytes.</summary>
    public static IReadOnlyDictionary<string, string> Map(ReadOnlyMemory<byte> body, string name)
    {
        var reader = new Utf8JsonReader(body.Span);
        Span<byte> utf8 = stackalloc byte[64];
        if (!Find(ref reader, utf8[..System.Text.Encoding.UTF8.GetBytes(name, utf8)]) || reader.TokenType != JsonTokenType.StartObject) return NoTexts;
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var member = JsonElement.ParseValue(ref reader);
        foreach (var entry in member.EnumerateObject())
        {
            if (entry.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)) found[entry.Name] = FieldValue.FromJson(entry.Value).AsText;
        }

        return found;
    }

    /// <summary>What is wrong with a body; null when it is a readable JSON object.</summary>
    public static string? FindProblem(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return "The body is not a JSON object.";
            while (reader.Read())
            {
                // A name or text whose escapes make no text cannot be read later either.
                if (reader.ValueIsEscaped && reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) reader.GetString();
            }

            return System.Text.Unicode.Utf8.IsValid(body) ? null : "The body is not readable as JSON: it is not UTF-8. Send it in UTF-8.";
        }
        catch (InvalidOperationException e)
        {
            return $"The body is not readable as JSON: {e.Message}";
        }
        catch (JsonException e)
        {
            return $"The body is not readable as JSON: {e.Message}";
        }
    }

    private static bool Find(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found) return true;
            reader.Skip();
        }

        return false;
    }
}
