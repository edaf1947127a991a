using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>change-owner</c>.</summary>
internal sealed record ChangeOwnerSettings(string Owner)
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.ChangeOwner,
        "Gives the deal to an employee.",
        new SettingMember("owner", SettingType.Text, "the employee who gets the deal.", Required: true));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static ChangeOwnerSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Required("owner")) : null;
}
