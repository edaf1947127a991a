using System.Text.Json;

namespace CrmCore;

/// <summary>The body of the command that merges two contacts, as <see cref="ContactMerges"/> reads it.</summary>
internal static class MergeCommand
{
    /// <summary>Writes the members.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="survivor">The card that stays.</param>
    /// <param name="other">The card that is merged away.</param>
    /// <param name="reason">Why, in words; null for none.</param>
    /// <param name="seen">The versions of the cards from which a rule decided (R68); null for a person's own word.</param>
    public static void Write(Utf8JsonWriter json, ContactId survivor, ContactId other, string? reason, (long Survivor, long Other)? seen)
    {
        json.WriteString("survivor", survivor.ToString());
        json.WriteString("other", other.ToString());
        json.Member("reason", reason);
        if (seen is not { } versions) return;
        json.WriteNumber("survivorVersion", versions.Survivor);
        json.WriteNumber("otherVersion", versions.Other);
    }
}
