using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>site-visit</c> (R14).</summary>
internal sealed record SiteVisitSettings(PageAddress Address)
{
    public static SettingsShape Shape { get; } = new(
        EventKinds.SiteVisit,
        "A known visitor opened a page.",
        new SettingMember(
            "address",
            SettingType.PageAddress,
            "the page, such as https://shop.example/price, or its beginning, https://shop.example/price*.",
            Required: true));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static SiteVisitSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(PageAddress.Parse(settings.Required("address"))) : null;
}
