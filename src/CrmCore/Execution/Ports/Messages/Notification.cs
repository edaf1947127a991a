namespace CrmCore;

/// <summary>Something that an employee is told (R73).</summary>
public sealed record Notification
{
    /// <summary>The kind: one of <see cref="NotificationKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Who is told.</summary>
    public required Employee Employee { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>More words; empty for none.</summary>
    public string Text { get; init; } = "";

    /// <summary>The deal that it is about; null for none.</summary>
    public DealId? Deal { get; init; }

    /// <summary>The conversation that it is about; null for none.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>The key: the same on every try.</summary>
    public required string Key { get; init; }
}
