using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmCore;

/// <summary>Keeps a value in JSON as one string. A text that cannot be read is refused with the words of the parser.</summary>
internal abstract class TextJsonConverter<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException($"A text is expected here, and a {reader.TokenType} was found.");

        try
        {
            return Parse(reader.GetString()!);
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => writer.WriteStringValue(Format(value));

    protected abstract T Parse(string text);

    protected abstract string Format(T value);
}
