using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>add-to-analytics</c> (R24). No event name means the analytics adapter's own.</summary>
internal sealed record AddToAnalyticsSettings(string? Event)
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.AddToAnalytics,
        "Sends the deal to analytics, when it carries the visitor's analytics identity.",
        new SettingMember("event", SettingType.Text, "the name of the event that is sent."));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static AddToAnalyticsSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Text("event")) : null;
}
