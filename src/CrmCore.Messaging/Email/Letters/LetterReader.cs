using System.Security.Cryptography;
using System.Text;

namespace CrmCore.Messaging;

/// <summary>
/// Reads letters (RFC 5322 with MIME, RFC 2045-2047 and 2231). It never refuses one: what cannot be read is left out, said in
/// <see cref="Letter.Problems"/> and kept in <see cref="Letter.Raw"/>. A header is read up to 1 MB, parts up to 50 deep and 1000 in all.
/// </summary>
public static class LetterReader
{
    private const int HashedBytes = 1024;

    /// <summary>Reads one letter.</summary>
    /// <param name="bytes">The letter as it came over the wire or lies in a file; lines may end with CRLF or LF. Kept, not copied.</param>
    /// <returns>The letter, however odd.</returns>
    public static Letter Read(ReadOnlyMemory<byte> bytes)
    {
        var problems = new ProblemList();
        var message = bytes[Start(bytes.Span, problems)..];
        var header = HeaderBlock.Read(message.Span, problems);
        var body = message[header.BodyStart..];
        var mime = new MimeReader(problems);
        var content = mime.Read(header, body);
        NoticeRepeated(header, problems);
        var letter = new Letter
        {
            From = AddressList.Parse(header["From"], problems),
            Sender = AddressList.Parse(header["Sender"], problems) is [var sender, ..] ? sender : null,
            ReplyTo = AddressList.Parse(header["Reply-To"], problems),
            To = AddressList.Parse(header["To"], problems),
            Cc = AddressList.Parse(header["Cc"], problems),
            Subject = header["Subject"] is { } subject ? HeaderText.Decode(subject, problems) : null,
            Date = header["Date"] is { } date ? MailDate.Parse(date, problems) : null,
            MessageId = MessageIds.Parse(header["Message-ID"], problems) is [var id, ..] ? id : null,
            InReplyTo = MessageIds.Parse(header["In-Reply-To"], problems),
            References = MessageIds.Parse(header["References"], problems),
            Text = content.Plain ?? "",
            Html = content.Html,
            Attachments = mime.Attachments,
            Traits = TraitReader.Read(header, mime),
            DeliveryReports = mime.Reports,
            ReportedMessageId = mime.ReportedMessageId,
            Headers = [.. header.Fields.Select(field => new LetterHeader(field.Name, HeaderText.Decode(field.Value, null)))],
            Raw = bytes,
        };
        NoticeMissing(letter, header, problems);
        return letter with { Key = letter.MessageId ?? Hash(header, body.Span), Problems = problems.Sentences };
    }

    /// <summary>Skips what programs put before the header: a byte order mark, an mbox line, empty lines.</summary>
    private static int Start(ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        var position = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        while (position < bytes.Length)
        {
            var line = HeaderBlock.LineAt(bytes, position, out var next);
            var isMbox = line.StartsWith("From "u8) && !HeaderBlock.IsField(line);
            if (isMbox)
                problems.Add("The letter begins with a line of an mbox file");
            else if (line.IsEmpty)
                problems.Add("The letter begins with empty lines");
            else
                break;
            position = next;
        }

        return position;
    }

    private static void NoticeRepeated(HeaderBlock header, ProblemList problems)
    {
        foreach (var name in (ReadOnlySpan<string>)["From", "Sender", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "Content-Type"])
        {
            if (header.Count(name) > 1)
                problems.Add($"The header has more than one {name}; the first was taken");
        }
    }

    private static void NoticeMissing(Letter letter, HeaderBlock header, ProblemList problems)
    {
        if (letter.From.Count == 0)
            problems.Add("The letter does not say who it is from");
        if (header["Date"] is null)
            problems.Add("The letter has no date");
        if (letter.MessageId is null)
            problems.Add("The letter has no id");
    }

    private static string Hash(HeaderBlock header, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{header["From"]}|{header["Date"]}|{header["Subject"]}|"));
        hash.AppendData(body[..Math.Min(body.Length, HashedBytes)]);
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
