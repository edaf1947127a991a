namespace CrmCore;

/// <summary>A letter.</summary>
public abstract record EmailEvent : InboundEvent
{
    private protected EmailEvent(string from)
    {
        ArgumentNullException.ThrowIfNull(from);
        From = from;
    }

    /// <summary>The sender's address.</summary>
    public string From { get; }

    /// <summary>The sender's name; null where none was given.</summary>
    public string? Name { get; init; }

    /// <summary>The recipients' addresses.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>The connection (mailbox) that it came into or went out of.</summary>
    public string? Mailbox { get; init; }

    /// <summary>The letter's subject line.</summary>
    public string? Title { get; init; }

    /// <summary>The text, without quotes of earlier letters where the reader could tell.</summary>
    public string? Text { get; init; }

    /// <summary>The Message-ID.</summary>
    public string? MessageId { get; init; }

    /// <summary>The Message-IDs of the letters before it, the oldest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <inheritdoc/>
    public sealed override ReadOnlyMemory<byte> Body => JsonBody.Write(json =>
    {
        json.Member("from", From);
        json.Member("name", Name);
        json.Member("to", To);
        json.Member("mailbox", Mailbox);
        json.Member("title", Title);
        json.Member("text", Text);
        json.Member("messageId", MessageId);
        json.Member("references", References);
    });
}
