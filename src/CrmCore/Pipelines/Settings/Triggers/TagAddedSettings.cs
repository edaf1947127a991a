using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>tag-added</c>.</summary>
internal sealed record TagAddedSettings(string Tag)
{
    public static SettingsShape Shape { get; } = new(
        EventKinds.TagAdded,
        "A tag was put on the deal.",
        new SettingMember("tag", SettingType.Text, "the tag.", Required: true));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static TagAddedSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Required("tag")) : null;
}
