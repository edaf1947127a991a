using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>Writes JSON so that the same content gives the same bytes: members in a fixed order, numbers in one form.</summary>
internal static class CanonicalJson
{
    /// <summary>The members named first stand first; the rest follow by name.</summary>
    public static void WriteMembers(Utf8JsonWriter json, JsonObject members, IEnumerable<string> first)
    {
        var order = first.Where(members.ContainsKey).ToList();
        order.AddRange(members.Select(m => m.Key).Except(order, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        foreach (var name in order)
        {
            json.WritePropertyName(name);
            Write(json, members[name]);
        }
    }

    public static void Write(Utf8JsonWriter json, JsonNode? node)
    {
        switch (node)
        {
            case null:
                json.WriteNullValue();
                break;
            case JsonObject members:
                json.WriteStartObject();
                WriteMembers(json, members, []);
                json.WriteEndObject();
                break;
            case JsonArray items:
                json.WriteStartArray();
                foreach (var item in items) Write(json, item);
                json.WriteEndArray();
                break;
            default:
                if (node.GetValueKind() == JsonValueKind.Number) Number(json, node);
                else node.WriteTo(json);
                break;
        }
    }

    public static void Write(Utf8JsonWriter json, FieldValue value)
    {
        if (value.Kind == FieldValueKind.Number && value.AsNumber is { } number) json.WriteNumberValue(Plain(number));
        else if (value.AsMoney is { } money) Money(json, money);
        else value.WriteTo(json);
    }

    private static void Money(Utf8JsonWriter json, Money money)
    {
        json.WriteStartObject();
        json.WriteNumber("amount", Plain(money.Amount));
        json.WriteString("currency", money.Currency);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, JsonNode node)
    {
        // A number with an exponent, or with more digits than a decimal holds, stays as it was written.
        var text = node.ToJsonString();
        const NumberStyles Digits = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (text.Length <= 28 && decimal.TryParse(text, Digits, CultureInfo.InvariantCulture, out var number))
            json.WriteNumberValue(Plain(number));
        else
            json.WriteRawValue(text);
    }

    // Dividing by a one with all its zeros takes the trailing zeros away: 1.50 and 1.5 are one number.
    private static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;
}
