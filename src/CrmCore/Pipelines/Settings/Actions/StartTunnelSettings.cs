using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>start-tunnel</c> (R37).</summary>
internal sealed record StartTunnelSettings(string Tunnel)
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.StartTunnel,
        "Starts a tunnel: a series of messages.",
        new SettingMember("tunnel", SettingType.Text, "the tunnel's id.", Required: true));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static StartTunnelSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Required("tunnel")) : null;
}
