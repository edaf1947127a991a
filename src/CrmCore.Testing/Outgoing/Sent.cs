using NodaTime;

namespace CrmCore.Testing;

/// <summary>One call of an outgoing port, as a recording adapter saw it. Immutable.</summary>
public sealed record Sent
{
    /// <summary>Its place in the outbox, from 1.</summary>
    public int Number { get; init; }

    /// <summary>When it ended, by the outbox's clock.</summary>
    public Instant At { get; init; }

    /// <summary>Through which port.</summary>
    public required SentChannel Channel { get; init; }

    /// <summary>
    /// The adapter's kind or name, such as <c>recording</c>; empty for ports that have none (webhooks, tunnels, customers).
    /// </summary>
    public string Kind { get; init; } = "";

    /// <summary>The account's id; null where the port is not told (webhooks).</summary>
    public string? Account { get; init; }

    /// <summary>The connection's id; null for ports without connections.</summary>
    public string? Connection { get; init; }

    /// <summary>Who or what gets it: an address, a chat, a phone number, a URL, an employee's id, a list's or tunnel's id.</summary>
    public required string Recipient { get; init; }

    /// <summary>
    /// The template that its text came from; null where it is not known. The ports do not say it: the test desk fills it in.
    /// </summary>
    public string? Template { get; init; }

    /// <summary>The subject or title; null where there is none.</summary>
    public string? Subject { get; init; }

    /// <summary>
    /// The words: the text part of a letter, or its HTML where it has no other; the body of a webhook; null where there are none.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>
    /// The key, the same on every try. For a letter its Message-ID, for a webhook its id, for analytics transaction, stage and moment.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>The deal; null where the port is not told.</summary>
    public DealId? Deal { get; init; }

    /// <summary>
    /// What the port was given: an <see cref="OutgoingLetter"/>, an <see cref="OutgoingMessage"/> and so on; for a tunnel the deal.
    /// </summary>
    public required object Content { get; init; }

    /// <summary>How it failed; null when it did not.</summary>
    public ChannelFailure? Failure { get; init; }

    /// <summary>Whether the receiver took it. One that neither failed nor was taken was cancelled.</summary>
    public bool Taken { get; init; }

    /// <summary>The receiver's own id of what it did, the same on every try of one key; null where it was not taken.</summary>
    public string? Receipt { get; init; }

    /// <summary>What a receiver that knows keys takes for one thing: a Message-ID is known in each recipient's own mailbox.</summary>
    internal (SentChannel Channel, string Kind, string Key, string Recipient) Identity => (
        Channel,
        Kind,
        Key,
        Channel is SentChannel.Mail or SentChannel.Notification or SentChannel.Webhook or SentChannel.Analytics ? Recipient : "");
}
