using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace CrmCore.Messaging;

/// <summary>Makes events of letters: what came in, what went out, what a program wrote (R13, R40).</summary>
public static class LetterEvents
{
    /// <summary>
    /// The kind of event of a letter that a program wrote: a bounce, an absence notice, a receipt. It is recorded on the card of the
    /// client whom it is about; it makes no lead and fires no trigger unless the host registers the kind for one.
    /// </summary>
    public const string AutomaticKind = "automatic-email";

    private const int LongestKey = 512;
    private const int LongestAddress = 320;
    private const int LongestName = 200;
    private const int LongestTitle = 1000;
    private const int LongestText = 100_000;
    private const int MostRecipients = 100;
    private const int MostReferences = 20;

    /// <summary>Makes the event of a letter in a connected mailbox.</summary>
    /// <param name="letter">The letter, as <see cref="LetterReader"/> gave it.</param>
    /// <param name="mailbox">The mailbox's connection: the event's source, 1 to 64 characters.</param>
    /// <param name="ownAddresses">The account's own addresses: a letter from one of them went out, any other came in.</param>
    /// <param name="receivedAt">When the mailbox took it; a letter dated later is taken to be of then. Null where that is not known.</param>
    /// <returns>
    /// An <see cref="IncomingEmail"/>, an <see cref="OutgoingEmail"/>, or a <see cref="RawEvent"/> of the kind <see cref="AutomaticKind"/>.
    /// Null when it concerns no client: it names no address as its sender, or it went from us to ourselves.
    /// </returns>
    /// <exception cref="ArgumentException">The mailbox's name is empty or too long, or an own address is no address.</exception>
    public static InboundEvent? Read(
        Letter letter, string mailbox, IReadOnlyCollection<string> ownAddresses, Instant? receivedAt = null)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentException.ThrowIfNullOrWhiteSpace(mailbox);
        ArgumentNullException.ThrowIfNull(ownAddresses);
        if (mailbox.Length > 64)
            throw new ArgumentException("The mailbox's name has more than 64 characters.", nameof(mailbox));
        var own = KeysOf(ownAddresses);
        InboundEvent? e = letter.IsAutomatic ? Automatic(letter, mailbox, own) : Personal(letter, mailbox, own);
        return e is null ? null : e with { Source = mailbox, Key = KeyOf(letter), OccurredAt = TimeOf(letter, receivedAt) };
    }

    private static EmailEvent? Personal(Letter letter, string mailbox, HashSet<string> own)
    {
        if (SenderOf(letter) is not { } sender)
            return null;
        var recipients = RecipientsOf(letter);
        if (!IsOwn(sender, own))
            return Filled(new IncomingEmail(sender.Address), sender, recipients, letter, mailbox);
        var strangers = recipients.FindAll(recipient => !IsOwn(recipient, own));
        if (strangers.Count > 0)
            return Filled(new OutgoingEmail(sender.Address), sender, strangers, letter, mailbox);

        // From us to us: a form of our own site, which names the client as the one to answer.
        return letter.ReplyTo.FirstOrDefault(reply => IsAddress(reply) && !IsOwn(reply, own)) is { } client
            ? Filled(new IncomingEmail(client.Address), client, recipients, letter, mailbox)
            : null;
    }

    private static T Filled<T>(T e, LetterAddress sender, List<LetterAddress> recipients, Letter letter, string mailbox)
        where T : EmailEvent => e with
        {
            Name = Short(sender.Name, LongestName),
            To = [.. recipients.Select(recipient => recipient.Address)],
            Mailbox = mailbox,
            Title = Short(letter.Subject, LongestTitle),
            Text = Short(QuotedText.Remove(letter.Text), LongestText),
            MessageId = IdOrNull(letter.MessageId),
            References = ThreadOf(letter),
        };

    private static RawEvent Automatic(Letter letter, string mailbox, HashSet<string> own)
    {
        var sender = SenderOf(letter);
        var recipients = RecipientsOf(letter);
        var report = letter.DeliveryReports.OrderByDescending(r => r.Failed).FirstOrDefault();
        var client = report is not null
            ? report.Recipient
            : recipients.Prepend(sender).FirstOrDefault(party => party is not null && !IsOwn(party, own))?.Address;
        return new RawEvent(AutomaticKind, new AutomaticLetter
        {
            Cause = AutomaticLetter.CauseOf(letter),
            Email = Short(client, LongestAddress),
            From = sender?.Address,
            Name = Short(sender?.Name, LongestName),
            To = recipients.Count == 0 ? null : [.. recipients.Select(recipient => recipient.Address)],
            Mailbox = mailbox,
            Title = Short(letter.Subject, LongestTitle),
            Text = Short(letter.Text, LongestText),
            MessageId = IdOrNull(letter.MessageId),
            References = ThreadOf(letter) is { Count: > 0 } thread ? thread : null,
            Reported = IdOrNull(letter.ReportedMessageId),
            Status = Short(report?.Status, LongestName),
        }.ToJson());
    }

    private static HashSet<string> KeysOf(IReadOnlyCollection<string> addresses) => new(
        addresses.Select(own => EmailAddress.TryParse(own, out var address)
            ? address.Key
            : throw new ArgumentException("An own address is not an e-mail address.", nameof(addresses))),
        StringComparer.Ordinal);

    /// <summary>The first who can be written to; else the first who at least looks like it, so that the letter is kept.</summary>
    private static LetterAddress? SenderOf(Letter letter)
    {
        var parties = letter.From.Append(letter.Sender).Concat(letter.ReplyTo).OfType<LetterAddress>().Where(IsAddress).ToList();
        return parties.Find(party => EmailAddress.TryParse(party.Address, out _)) ?? parties.FirstOrDefault();
    }

    private static List<LetterAddress> RecipientsOf(Letter letter) =>
        [.. letter.To.Concat(letter.Cc).Where(IsAddress).DistinctBy(recipient => Key(recipient.Address)).Take(MostRecipients)];

    private static bool IsAddress(LetterAddress party) =>
        party.Address.Length <= LongestAddress && party.Address.Contains('@', StringComparison.Ordinal);

    private static bool IsOwn(LetterAddress party, HashSet<string> own) => own.Contains(Key(party.Address));

    private static string Key(string address) => EmailAddress.TryParse(address, out var parsed) ? parsed.Key : address;

    private static string KeyOf(Letter letter) => letter.Key.Length <= LongestKey
        ? letter.Key
        : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letter.Key)));

    private static Instant? TimeOf(Letter letter, Instant? receivedAt) => (letter.Date?.ToInstant(), receivedAt) switch
    {
        ({ } written, { } received) => Instant.Min(written, received),
        var (written, received) => written ?? received,
    };

    private static List<string> ThreadOf(Letter letter)
    {
        List<string> ids = [.. letter.References.Concat(letter.InReplyTo).Distinct(StringComparer.Ordinal).Where(id => id.Length <= LongestKey)];
        return ids.Count <= MostReferences ? ids : [ids[0], .. ids[^(MostReferences - 1)..]];
    }

    private static string? IdOrNull(string? id) => id?.Length <= LongestKey ? id : null;

    /// <summary>The beginning, without half a character at its end.</summary>
    private static string? Short(string? text, int most)
    {
        if (text is null || text.Length <= most)
            return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
