using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace CrmCore;

/// <summary>Reads values out of settings that were checked against their shape.</summary>
internal static class SettingReading
{
    public static string Required(this JsonObject settings, string name)
        => settings[name].AsText() ?? throw new FormatException($"The setting \"{name}\" is missing.");

    public static string? Text(this JsonObject settings, string name) => settings[name].AsText();

    public static IReadOnlyList<string> Texts(this JsonObject settings, string name)
        => settings[name] is JsonArray list ? [.. list.Select(item => item.AsText() ?? "")] : [];

    public static Period? Period(this JsonObject settings, string name)
        => settings[name].AsText() is { } text ? PeriodText.Parse(text) : null;

    public static string? AsText(this JsonNode? value)
        => value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.String
            ? scalar.TryGetValue<string>(out var text) ? text : scalar.ToString()
            : null;

    /// <summary>Reads a field's value.</summary>
    /// <exception cref="FormatException">It is none, such as money of an unknown shape or a number too large.</exception>
    public static FieldValue AsFieldValue(this JsonNode? value)
    {
        if (value is null) return FieldValue.Empty;
        if (value is JsonObject members && !(members.Count == 2 && members.ContainsKey("amount") && members.ContainsKey("currency")))
            throw new FormatException($"{value.ToJsonString()} is no value of a field. Money is written as {{\"amount\": 1500, \"currency\": \"RUB\"}}.");
        if (value is JsonArray items && items.Any(item => item.AsText() is null))
            throw new FormatException($"{value.ToJsonString()} is no value of a field. A list holds texts in quotes.");
        try
        {
            using var json = JsonDocument.Parse(value.ToJsonString());
            return FieldValue.FromJson(json.RootElement);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or OverflowException or JsonException)
        {
            throw new FormatException($"{value.ToJsonString()} is no value of a field: {e.Message}", e);
        }
    }
}
