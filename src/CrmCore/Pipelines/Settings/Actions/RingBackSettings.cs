using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>ring-back</c> (R34): there are none.</summary>
internal sealed record RingBackSettings
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.RingBack,
        "Rings the owner, then the client, and joins the two.");

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static RingBackSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new() : null;
}
