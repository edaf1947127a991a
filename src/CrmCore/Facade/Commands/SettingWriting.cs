using System.Text.Json;

namespace CrmCore;

/// <summary>The body of the command that saves a setting.</summary>
internal static class SettingWriting
{
    public static void Write(Utf8JsonWriter json, string kind, string id, ReadOnlySpan<byte> body, string? seed = null, long? expectedVersion = null, bool waitingFollow = false)
    {
        json.WriteString("kind", kind);
        json.WriteString("id", id);
        if (!body.IsEmpty)
        {
            json.WritePropertyName("body");
            json.WriteRawValue(body);
        }

        json.Member("seed", seed);
        if (expectedVersion is { } version) json.WriteNumber("expectedVersion", version);
        if (waitingFollow) json.WriteBoolean("waitingFollow", true);
    }
}
