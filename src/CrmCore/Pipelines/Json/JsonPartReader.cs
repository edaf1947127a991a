using System.Globalization;
using System.Text.Json;

namespace CrmCore;

/// <summary>Reads JSON, with comments and trailing commas, into parts.</summary>
internal static class JsonPartReader
{
    /// <summary>Deep enough for any condition a person writes, shallow enough for the stack.</summary>
    public const int MaxDepth = 256;

    private const int LongestPathPart = 60;

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonPart Read(ReadOnlySpan<byte> utf8, PositionLog log)
    {
        var reader = new Utf8JsonReader(
            utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth });
        reader.Read();
        var part = Value(ref reader, "$", log);
        reader.Read();
        return part;
    }

    private static JsonPart Value(ref Utf8JsonReader reader, string path, PositionLog log)
    {
        var offset = reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader, new(JsonValueKind.Object, offset, path), log),
            JsonTokenType.StartArray => Array(ref reader, new(JsonValueKind.Array, offset, path), log),
            _ => Scalar(ref reader, offset, path, log),
        };
    }

    private static JsonPart Object(ref Utf8JsonReader reader, JsonPart part, PositionLog log)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var offset = reader.TokenStartIndex;
            var name = TextOf(ref reader);
            reader.Read();
            var shown = name is null ? "?" : name.Length <= LongestPathPart ? name : name[..LongestPathPart] + "…";
            var value = Value(ref reader, $"{part.Path}.{shown}", log);
            if (name is null)
                log.Add("unreadable-text", offset, part.Path, "The name of a member is no valid Unicode.", "Save the file as UTF-8.");
            else if (names.Add(name))
                part.Members.Add((name, offset, value));
            else
                log.Add("duplicate-member", offset, part.Path, $"\"{shown}\" stands here twice.", "Remove one of the two.");
        }

        return part;
    }

    private static JsonPart Array(ref Utf8JsonReader reader, JsonPart part, PositionLog log)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            part.Items.Add(Value(ref reader, string.Create(CultureInfo.InvariantCulture, $"{part.Path}[{part.Items.Count}]"), log));
        return part;
    }

    private static JsonPart Scalar(ref Utf8JsonReader reader, long offset, string path, PositionLog log)
    {
        if (reader.TokenType == JsonTokenType.String && TextOf(ref reader) is null)
        {
            log.Add(
                "unreadable-text",
                offset,
                path,
                "The text is no valid Unicode.",
                "Save the file as UTF-8, and write no half of a surrogate pair.");
            return new(JsonValueKind.Null, offset, path);
        }

        var element = JsonElement.ParseValue(ref reader);
        return new(element.ValueKind, offset, path) { Scalar = element };
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
