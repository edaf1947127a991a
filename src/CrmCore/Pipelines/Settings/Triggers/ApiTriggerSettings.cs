using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>api</c>.</summary>
internal sealed record ApiTriggerSettings(string Name)
{
    public static SettingsShape Shape { get; } = new(
        EventKinds.Api,
        "The host sent an event of its own by name.",
        new SettingMember("name", SettingType.Text, "the name of the event.", Required: true));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static ApiTriggerSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Required("name")) : null;
}
