namespace CrmCore;

/// <summary>A letter to one recipient.</summary>
public sealed record OutgoingLetter
{
    /// <summary>The Message-ID without angle brackets: the same on every try of one letter.</summary>
    public required string MessageId { get; init; }

    /// <summary>The sender's name; empty for none.</summary>
    public string FromName { get; init; } = "";

    /// <summary>The recipient's address.</summary>
    public required string To { get; init; }

    /// <summary>The recipient's name; empty for none.</summary>
    public string ToName { get; init; } = "";

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The text part; null when there is only HTML.</summary>
    public string? Text { get; init; }

    /// <summary>The HTML part; null when there is only text.</summary>
    public string? Html { get; init; }

    /// <summary>The Message-ID of the letter that it answers; null for none.</summary>
    public string? InReplyTo { get; init; }
}
