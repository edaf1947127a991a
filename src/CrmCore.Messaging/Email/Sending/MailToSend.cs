using NodaTime;

namespace CrmCore.Messaging;

/// <summary>A letter to be sent. Give it to one recipient at a time where each delivery must be told apart.</summary>
public sealed record MailToSend
{
    /// <summary>Whom the recipients see as the author.</summary>
    public required LetterAddress From { get; init; }

    /// <summary>The recipients; at least one in <see cref="To"/>, <see cref="Cc"/> and <see cref="Bcc"/> together, at most 100.</summary>
    public required IReadOnlyList<LetterAddress> To { get; init; }

    /// <summary>The recipients of copies, whom all recipients see.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<LetterAddress> Cc { get; init; } = [];

    /// <summary>The recipients of copies, whom nobody sees.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<LetterAddress> Bcc { get; init; } = [];

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

    /// <summary>Whether a bare POST to the <c>https:</c> address of <see cref="ListUnsubscribe"/> unsubscribes (RFC 8058).</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool UnsubscribesByOneClick { get; init; }

    /// <summary>Whether a program wrote it, so that other programs do not answer it (RFC 3834).</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsAutomatic { get; init; }

    internal string ReturnPath => EnvelopeFrom ?? From.Address;

    internal IEnumerable<LetterAddress> Recipients => To.Concat(Cc).Concat(Bcc);
}
