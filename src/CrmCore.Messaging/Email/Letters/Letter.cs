using NodaTime;

namespace CrmCore.Messaging;

/// <summary>
/// A letter as <see cref="LetterReader"/> understood it. Whatever could not be understood is absent here, is named in
/// <see cref="Problems"/>, and is still in <see cref="Raw"/>. Texts are decoded, and their lines end with LF.
/// </summary>
public sealed record Letter
{
    /// <summary>Who wrote the letter; usually one.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<LetterAddress> From { get; init; } = [];

    /// <summary>Who sent the letter on behalf of <see cref="From"/>; <see langword="null"/> when the letter does not say.</summary>
    public LetterAddress? Sender { get; init; }

    /// <summary>Where an answer should go instead of <see cref="From"/>.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<LetterAddress> ReplyTo { get; init; } = [];

    /// <summary>The recipients, members of groups among them.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<LetterAddress> To { get; init; } = [];

    /// <summary>The recipients of copies.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<LetterAddress> Cc { get; init; } = [];

    /// <summary>The subject; <see langword="null"/> when the letter has none.</summary>
    public string? Subject { get; init; }

    /// <summary>When the letter was written, by the sender's clock; <see langword="null"/> when that is absent or makes no sense.</summary>
    public OffsetDateTime? Date { get; init; }

    /// <summary>The letter's own id without angle brackets; <see langword="null"/> when it has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The ids (without angle brackets) of the letters that this one answers.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> InReplyTo { get; init; } = [];

    /// <summary>The ids (without angle brackets) of the thread, oldest first.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The plain text; made from <see cref="Html"/> when the letter carries only that. Empty when there is neither.</summary>
    public string Text { get; init; } = "";

    /// <summary>The HTML exactly as it came (not cleaned: do not show it unfiltered); <see langword="null"/> when there is none.</summary>
    public string? Html { get; init; }

    /// <summary>The files and other parts that are not the letter's text.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<LetterAttachment> Attachments { get; init; } = [];

    /// <summary>What sets this letter apart from one that a person wrote to us.</summary>
    /// <value>The default is <see cref="LetterTraits.None"/>.</value>
    public LetterTraits Traits { get; init; }

    /// <summary>What became of a letter of ours, one entry a recipient, when this one is a report about a delivery.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<DeliveryReport> DeliveryReports { get; init; } = [];

    /// <summary>The id (without angle brackets) of our letter that a report is about; <see langword="null"/> when it does not say.</summary>
    public string? ReportedMessageId { get; init; }

    /// <summary>All header fields in their order, with decoded values.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<LetterHeader> Headers { get; init; } = [];

    /// <summary>What was odd about the letter, a sentence each; empty for a proper letter.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The bytes from which the letter was read.</summary>
    public ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>
    /// What tells this letter from others: its <see cref="MessageId"/>, or, where it has none, <c>sha256:</c> and the hash of sender,
    /// date, subject and the first 1024 bytes of the body.
    /// </summary>
    public string Key { get; init; } = "";

    /// <summary>Whether a program wrote it (an absence notice, a bounce, a receipt), so that it must never be answered automatically.</summary>
    public bool IsAutomatic =>
        (Traits & ~(LetterTraits.Bulk | LetterTraits.MailingList)) != LetterTraits.None;

    /// <summary>Whether it says that a letter of ours reached nobody at an address.</summary>
    public bool IsBounce => DeliveryReports.Any(report => report.Failed);
}
