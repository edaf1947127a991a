namespace CrmCore;

/// <summary>
/// What was said last in one client's chat: its key makes sure that of two messages that come at once one opens the conversation and the other joins it.
/// </summary>
internal sealed record ChatThread
{
    public required int Account { get; init; }

    /// <summary>The connection's id.</summary>
    public required string Channel { get; init; }

    /// <summary>The client's id there.</summary>
    public required string Chat { get; init; }

    /// <summary>The conversation that is open, or was last.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>The conversation for which a rating was asked last; null for none.</summary>
    public ConversationId? Asked { get; init; }

    public long Version { get; init; } = 1;
}
