using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>payment-received</c> (R39). No connection means any.</summary>
internal sealed record PaymentReceivedSettings(string? Connection)
{
    public static SettingsShape Shape { get; } = new(
        EventKinds.PaymentReceived,
        "A payment was confirmed.",
        new SettingMember("connection", SettingType.Text, "the payment service; any when absent."));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static PaymentReceivedSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Text("connection")) : null;
}
