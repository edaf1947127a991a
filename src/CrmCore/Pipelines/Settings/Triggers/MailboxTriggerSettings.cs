using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>incoming-email</c> and <c>outgoing-email</c> (R13). No mailbox means any of the account's.</summary>
internal sealed record MailboxTriggerSettings(string? Mailbox)
{
    public static SettingsShape Incoming { get; } = new(
        EventKinds.IncomingEmail,
        "A letter of one of the deal's contacts came in.",
        new SettingMember("mailbox", SettingType.Text, "the mailbox it came to; any of the account's when absent."));

    public static SettingsShape Outgoing { get; } = new(
        EventKinds.OutgoingEmail,
        "A letter to one of the deal's contacts went out.",
        new SettingMember("mailbox", SettingType.Text, "the mailbox it went out from; any of the account's when absent."));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static MailboxTriggerSettings? TryRead(JsonObject settings, List<string> problems)
        => Incoming.Check(settings, problems) ? new(settings.Text("mailbox")) : null;
}
