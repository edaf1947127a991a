using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>chat-message</c> (R15). No connection means any.</summary>
internal sealed record ChatMessageSettings(string? Connection)
{
    public static SettingsShape Shape { get; } = new(
        EventKinds.ChatMessage,
        "The client wrote in a chat or messenger.",
        new SettingMember("connection", SettingType.Text, "the chat or messenger they wrote in; any when absent."));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static ChatMessageSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Text("connection")) : null;
}
