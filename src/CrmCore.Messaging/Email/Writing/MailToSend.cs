using NodaTime;

namespace CrmCore.Messaging;

/// <summary>A letter to be sent. Give it to one recipient at a time where each delivery must be told apart.</summary>
internal sealed record MailToSend
{
    /// <summary>Whom the recipients see as the author.</summary>
    public required LetterAddress From { get; init; }

    /// <summary>The recipients; 1 to 100.</summary>
    public required IReadOnlyList<LetterAddress> To { get; init; }

    /// <summary>Where answers should go.</summary>
    /// <value>The default is none: to <see cref="From"/>.</value>
    public IReadOnlyList<LetterAddress> ReplyTo { get; init; } = [];

    /// <summary>Where servers report failures to; not seen by the recipients.</summary>
    /// <value>The default is <see langword="null"/>: to the address of <see cref="From"/>.</value>
    public string? EnvelopeFrom { get; init; }

    /// <summary>The subject, one line.</summary>
    public required string Subject { get; init; }

    /// <summary>The plain text; lines may end in any way. At least one of it and <see cref="Html"/> is needed.</summary>
    /// <value>The default is <see langword="null"/>: made from <see cref="Html"/>.</value>
    public string? Text { get; init; }

    /// <summary>The HTML.</summary>
    /// <value>The default is <see langword="null"/>: the letter is plain text.</value>
    public string? Html { get; init; }

    /// <summary>The letter's own id, such as <c>crm-7-42@crm.example.com</c>, the same each time the same letter is sent again.</summary>
    public required string MessageId { get; init; }

    /// <summary>When the letter was written.</summary>
    public required OffsetDateTime Date { get; init; }

    /// <summary>The id of the letter that this one answers.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? InReplyTo { get; init; }

    /// <summary>The ids of the thread, oldest first. Of more than 20, the first and the last 19 are sent.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Addresses (<c>https:</c> or <c>mailto:</c>) by which the recipient unsubscribes; needed for mass mail.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> ListUnsubscribe { get; init; } = [];

    public string ReturnPath => EnvelopeFrom ?? From.Address;
}
