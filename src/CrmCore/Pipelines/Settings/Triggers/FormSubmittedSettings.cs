using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>form-submitted</c> (R32). No form means any.</summary>
internal sealed record FormSubmittedSettings(string? Form)
{
    public static SettingsShape Shape { get; } = new(
        EventKinds.FormSubmitted,
        "The client filled in a form again.",
        new SettingMember("form", SettingType.Text, "the form's id; any when absent."));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static FormSubmittedSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Text("form")) : null;
}
