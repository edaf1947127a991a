using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>change-stage</c>. No pipeline means the deal's own.</summary>
internal sealed record ChangeStageSettings(string Stage, string? Pipeline)
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.ChangeStage,
        "Moves the deal to a stage.",
        new SettingMember("stage", SettingType.Text, "the stage the deal moves to.", Required: true),
        new SettingMember(
            "pipeline",
            SettingType.Text,
            "its pipeline; the deal's own when absent. Another one only where the account allows it."));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static ChangeStageSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Required("stage"), settings.Text("pipeline")) : null;
}
