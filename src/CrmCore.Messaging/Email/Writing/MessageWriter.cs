using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace CrmCore.Messaging;

/// <summary>Writes letters as bytes (RFC 5322 with MIME): 7-bit, lines of at most 78 characters where words allow, CRLF only.</summary>
internal static class MessageWriter
{
    private const int MostReferences = 20;
    private const int MostRecipients = 100;

    private static readonly OffsetDateTimePattern DatePattern =
        OffsetDateTimePattern.Create("ddd, d MMM uuuu HH':'mm':'ss ", CultureInfo.InvariantCulture, default);

    /// <summary>Writes a letter. <see cref="MailToSend.EnvelopeFrom"/> is not in it.</summary>
    /// <param name="mail">The letter.</param>
    /// <returns>The bytes, the same for the same letter.</returns>
    /// <exception cref="ArgumentException">
    /// An address or id is malformed, a value for the header holds a control character (a line break would smuggle in a field), there
    /// is no recipient or more than 100, or there is neither text nor HTML.
    /// </exception>
    public static byte[] Write(MailToSend mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        Check(mail);
        var header = new HeaderWriter();
        header.Words("Date", Date(mail.Date));
        header.Addresses("From", [mail.From]);
        header.Addresses("Reply-To", mail.ReplyTo);
        header.Addresses("To", mail.To);
        header.Text("Subject", mail.Subject);
        header.Ids("Message-ID", [mail.MessageId]);
        header.Ids("In-Reply-To", mail.InReplyTo is null ? [] : [mail.InReplyTo]);
        header.Ids("References", Newest(mail.References));
        header.Links("List-Unsubscribe", mail.ListUnsubscribe);
        header.Words("MIME-Version", "1.0");
        return Encoding.UTF8.GetBytes(header.ToString() + Body(mail));
    }

    private static void Check(MailToSend mail)
    {
        if (mail.To.Count is 0 or > MostRecipients)
            throw new ArgumentException($"A letter needs 1 to {MostRecipients} recipients; it has {mail.To.Count}.", nameof(mail));
        if (mail.Text is null && mail.Html is null)
            throw new ArgumentException("A letter needs a text or HTML.", nameof(mail));
        MailSyntax.CheckAddress(mail.ReturnPath);
        foreach (var recipient in mail.To)
            MailSyntax.CheckAddress(recipient.Address);
    }

    private static string Date(OffsetDateTime date)
    {
        // A zone in a letter has no seconds.
        var minutes = date.Offset.Seconds / 60;
        var whole = date.WithOffset(Offset.FromSeconds(minutes * 60));
        var zone = Math.Abs(minutes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{DatePattern.Format(whole)}{(minutes < 0 ? '-' : '+')}{zone / 60:00}{zone % 60:00}");
    }

    private static IReadOnlyList<string> Newest(IReadOnlyList<string> ids) =>
        ids.Count <= MostReferences ? ids : [ids[0], .. ids.Skip(ids.Count - MostReferences + 1)];

    private static string Body(MailToSend mail)
    {
        var text = BodyPart("text/plain", mail.Text ?? HtmlText.ToPlain(mail.Html!));
        if (mail.Html is null)
            return text;
        var html = BodyPart("text/html", mail.Html);

        // Neither quoted-printable nor base64 can hold "=_", so no line of a part can look like the boundary.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId)))[..24];
        var boundary = "=_" + hash;
        return $"Content-Type: multipart/alternative;\r\n boundary=\"{boundary}\"\r\n\r\n"
            + $"--{boundary}\r\n{text}\r\n--{boundary}\r\n{html}\r\n--{boundary}--\r\n";
    }

    private static string BodyPart(string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));
        var asciiCount = bytes.Count(b => b is >= 32 and < 127 or (byte)'\r' or (byte)'\n');
        var readable = asciiCount >= bytes.Length / 6 * 5;
        var encoded = readable ? QuotedPrintable.Encode(bytes) : Lines(Convert.ToBase64String(bytes));
        return $"Content-Type: {type}; charset=utf-8\r\n"
            + $"Content-Transfer-Encoding: {(readable ? "quoted-printable" : "base64")}\r\n\r\n{encoded}";
    }

    private static string Lines(string base64) =>
        string.Concat(base64.Chunk(76).Select(line => new string(line) + "\r\n"));
}
