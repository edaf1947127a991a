using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>mailing-list</c> (R27).</summary>
internal sealed record MailingListSettings(string List, string Connection)
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.MailingList,
        "Keeps the addresses of the deal's contacts on a mailing list while the deal stands here.",
        new SettingMember("list", SettingType.Text, "the list's id at the service.", Required: true),
        new SettingMember("connection", SettingType.Text, "the account's connection to the service.", Required: true));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static MailingListSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Required("list"), settings.Required("connection")) : null;
}
