using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace CrmCore;

/// <summary>Dates as <c>["2026-01-01", "2026-05-09"]</c>.</summary>
internal sealed class LocalDateListJsonConverter : JsonConverter<IReadOnlyList<LocalDate>>
{
    public override IReadOnlyList<LocalDate> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"A list of dates is expected here, and a {reader.TokenType} was found.");

        var dates = new List<LocalDate>();
        var date = new LocalDateJsonConverter();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            dates.Add(date.Read(ref reader, typeof(LocalDate), options));
        return dates;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<LocalDate> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var date in value)
            writer.WriteStringValue(LocalDatePattern.Iso.Format(date));
        writer.WriteEndArray();
    }
}
