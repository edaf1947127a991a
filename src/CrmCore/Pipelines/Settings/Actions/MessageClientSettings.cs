using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>message-client</c> (R22): a text or a template, never both.</summary>
internal sealed record MessageClientSettings(string? Text, string? Template, IReadOnlyList<string> Buttons)
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.MessageClient,
        "Messages the client in the network where they wrote.",
        new SettingMember("text", SettingType.Text, "the text itself."),
        new SettingMember("template", SettingType.Text, "the template of the text."),
        new SettingMember("buttons", SettingType.Texts, "the buttons under the text.")) { EitherOr = ("text", "template") };

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static MessageClientSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Text("text"), settings.Text("template"), settings.Texts("buttons")) : null;
}
