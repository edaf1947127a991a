using NodaTime;

namespace CrmCore;

/// <summary>One message of a conversation. Immutable.</summary>
public sealed record ConversationMessage
{
    /// <summary>The id: time-ordered.</summary>
    public required Guid Id { get; init; }

    /// <summary>The conversation.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>When it was said.</summary>
    public required Instant At { get; init; }

    /// <summary>Who said it.</summary>
    public required MessageSide From { get; init; }

    /// <summary>The employee who said it; null for the client and for the line itself.</summary>
    public EmployeeId? Author { get; init; }

    /// <summary>The words; empty for a picture or a pressed button, and when they were erased.</summary>
    public string Text { get; init; } = "";

    /// <summary>What stands on the buttons that went with it; of a client's message the one that was pressed.</summary>
    public IReadOnlyList<string> Buttons { get; init; } = [];

    /// <summary>Whether it is a colleague's word that the client never sees (R46).</summary>
    public bool IsHidden { get; init; }

    /// <summary>What became of it on its way to the client.</summary>
    public MessageDelivery Delivery { get; init; }

    /// <summary>Why it was not sent, or is tried again; null where nothing is wrong.</summary>
    public string? Error { get; init; }

    /// <summary>The network's own id of it; null where it gave none.</summary>
    public string? Receipt { get; init; }

    internal int Account { get; init; }
}
