using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>ad-audience</c> (R26).</summary>
internal sealed record AdAudienceSettings(string Audience, string Connection, string Network)
{
    public const string Facebook = "facebook";
    public const string Vk = "vk";

    public static SettingsShape Shape { get; } = new(
        ActionKinds.AdAudience,
        "Keeps the deal's contacts in an advertisement audience while the deal stands here.",
        new SettingMember("audience", SettingType.Text, "the audience's id at the network.", Required: true),
        new SettingMember("connection", SettingType.Text, "the account's connection to the network.", Required: true),
        new SettingMember(
            "network",
            SettingType.Text,
            "whose rules on leaving hold: facebook removes, vk makes inactive for good.",
            Required: true,
            OneOf: [Facebook, Vk]));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static AdAudienceSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Required("audience"), settings.Required("connection"), settings.Required("network")) : null;
}
