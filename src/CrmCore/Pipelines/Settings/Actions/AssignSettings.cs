using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>assign</c> (R41).</summary>
internal sealed record AssignSettings(string Rule)
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.Assign,
        "Gives the deal to somebody by a rule of assignment; while nobody is free, it waits in the rule's queue.",
        new SettingMember("rule", SettingType.Text, "the id of the rule of assignment.", Required: true));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static AssignSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Required("rule")) : null;
}
