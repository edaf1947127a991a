using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>create-payment-link</c> (R39).</summary>
internal sealed record CreatePaymentLinkSettings(string Connection)
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.CreatePaymentLink,
        "Makes a payment link for the deal's amount.",
        new SettingMember("connection", SettingType.Text, "the account's connection to the payment service.", Required: true));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static CreatePaymentLinkSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Required("connection")) : null;
}
