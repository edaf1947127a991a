using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>send-webhook</c> (R23). No secret means an unsigned request.</summary>
internal sealed record SendWebhookSettings(Uri Url, string? Secret)
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.SendWebhook,
        "Posts the deal, its stages before and after and the cause as JSON.",
        new SettingMember("url", SettingType.WebAddress, "where it is posted to.", Required: true),
        new SettingMember("secret", SettingType.Text, "the name of the secret that signs it; never the secret itself."));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static SendWebhookSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(new Uri(settings.Required("url")), settings.Text("secret")) : null;
}
