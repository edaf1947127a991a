using System.Text.Json;

namespace CrmCore;

/// <summary>Reads the members of a stored command.</summary>
internal static class CommandReading
{
    public static string? Text(this JsonElement command, string name) =>
        command.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string Required(this JsonElement command, string name) =>
        command.Text(name) ?? throw new InvalidOperationException($"The stored command has no '{name}'.");

    public static Guid? Id(this JsonElement command, string name) => command.Text(name) is { } text && Guid.TryParse(text, out var id) ? id : null;

    public static FieldValue Value(this JsonElement command, string name) =>
        command.TryGetProperty(name, out var value) ? FieldValue.FromJson(value) : FieldValue.Empty;

    public static IEnumerable<(string Name, FieldValue Value)> Values(this JsonElement command, string name)
    {
        if (!command.TryGetProperty(name, out var map) || map.ValueKind != JsonValueKind.Object) yield break;
        foreach (var member in map.EnumerateObject()) yield return (member.Name, FieldValue.FromJson(member.Value));
    }

    public static bool Flag(this JsonElement command, string name) =>
        command.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
