using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>Messages the client (R22). Immutable: each call gives a new one.</summary>
public sealed class MessageClientDraft : ActionDraft<MessageClientDraft>
{
    internal MessageClientDraft(JsonObject settings)
        : base(ActionKinds.MessageClient, settings)
    {
    }

    /// <summary>Puts buttons under the text.</summary>
    /// <param name="buttons">Their texts, in order.</param>
    /// <returns>The new draft.</returns>
    public MessageClientDraft Buttons(params string[] buttons) => Set("buttons", buttons);
}
