using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>remove-tag</c>.</summary>
internal sealed record RemoveTagSettings(string Tag)
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.RemoveTag,
        "Takes a tag off the deal.",
        new SettingMember("tag", SettingType.Text, "the tag.", Required: true));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static RemoveTagSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Required("tag")) : null;
}
