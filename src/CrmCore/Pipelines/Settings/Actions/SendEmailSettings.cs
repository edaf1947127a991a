using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>send-email</c> (R21). No sender or mailbox means the account's.</summary>
internal sealed record SendEmailSettings(string Template, string? From, string? Via)
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.SendEmail,
        "Sends a letter to all contacts of the deal that have an address and have not unsubscribed.",
        new SettingMember("template", SettingType.Text, "the template of the letter; without one nothing can be sent.", Required: true),
        new SettingMember("from", SettingType.Text, "the employee whose name signs; the account's default sender when absent."),
        new SettingMember("via", SettingType.Text, "the mailbox it goes out from; the account's default mailbox when absent."));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static SendEmailSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Required("template"), settings.Text("from"), settings.Text("via")) : null;
}
