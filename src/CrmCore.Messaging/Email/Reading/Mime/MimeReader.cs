namespace CrmCore.Messaging;

/// <summary>Takes a body apart into its texts, attachments and reports (RFC 2045-2046), within limits that a hostile letter cannot pass.</summary>
internal sealed class MimeReader(ProblemList problems)
{
    internal const int MaxDepth = 50;
    internal const int MaxParts = 1000;
    private readonly List<LetterAttachment> _attachments = [];
    private readonly List<DeliveryReport> _reports = [];
    private int _parts;

    public IReadOnlyList<LetterAttachment> Attachments => _attachments;

    public IReadOnlyList<DeliveryReport> Reports => _reports;

    public string? ReportedMessageId { get; private set; }

    public MimeContent Read(HeaderBlock header, ReadOnlyMemory<byte> body, int depth = 0, bool inReport = false)
    {
        var type = HeaderParameters.Parse(header["Content-Type"] ?? "text/plain", problems);
        if (type.Value.StartsWith("multipart/", StringComparison.Ordinal))
        {
            if (depth >= MaxDepth)
            {
                problems.Add("Parts are nested deeper than 50; what is deeper was kept as an attachment");
                _attachments.Add(new LetterAttachment(null, type.Value, body));
                return default;
            }

            var boundary = type["boundary"]?.TrimEnd();
            if (!string.IsNullOrEmpty(boundary) && Split(body, boundary) is { Count: > 0 } parts)
                return Multipart(type.Value, parts, depth);
            problems.Add("A multipart letter has no parts; it was read as plain text");
            return new MimeContent(Text(body, header, null), null);
        }

        return Leaf(header, type, body, inReport);
    }

    private MimeContent Multipart(string type, List<ReadOnlyMemory<byte>> parts, int depth)
    {
        var contents = new List<MimeContent>(parts.Count);
        foreach (var part in parts)
        {
            var header = HeaderBlock.Read(part.Span, problems);
            contents.Add(Read(header, part[header.BodyStart..], depth + 1, type == "multipart/report"));
        }

        return type == "multipart/alternative" ? MimeContent.Alternatives(contents) : MimeContent.Sequence(contents);
    }

    private MimeContent Leaf(HeaderBlock header, HeaderParameters type, ReadOnlyMemory<byte> body, bool inReport)
    {
        var disposition = HeaderParameters.Parse(header["Content-Disposition"], problems);
        var name = disposition["filename"] ?? type["name"];
        var isFile = disposition.Value == "attachment" || name is not null;
        if (!isFile && type.Value is "text/plain" or "text" or "")
            return new MimeContent(Text(body, header, type["charset"]), null);
        if (!isFile && type.Value == "text/html")
            return new MimeContent(null, Text(body, header, type["charset"]));
        var content = TransferEncodings.Decode(body, header["Content-Transfer-Encoding"], problems);
        if (inReport)
            Report(type.Value, content);
        _attachments.Add(new LetterAttachment(name, type.Value.Length == 0 ? "application/octet-stream" : type.Value, content)
        {
            ContentId = MessageIds.Parse(header["Content-ID"], problems) is [var id, ..] ? id : null,
        });
        return default;
    }

    private string Text(ReadOnlyMemory<byte> body, HeaderBlock header, string? charset)
    {
        var bytes = TransferEncodings.Decode(body, header["Content-Transfer-Encoding"], problems);
        return Charsets.Decode(bytes.Span, charset, problems).ReplaceLineEndings("\n").TrimStart('\uFEFF');
    }

    private void Report(string type, ReadOnlyMemory<byte> content)
    {
        if (type is "message/rfc822" or "text/rfc822-headers" or "message/global" or "message/global-headers")
        {
            var header = HeaderBlock.Read(content.Span, new ProblemList());
            ReportedMessageId = MessageIds.Parse(header["Message-ID"], new ProblemList()) is [var id, ..] ? id : ReportedMessageId;
        }
        else if (type is "message/delivery-status" or "message/global-delivery-status")
        {
            DeliveryReports(content.Span);
        }
    }

    private void DeliveryReports(ReadOnlySpan<byte> content)
    {
        for (var groups = 0; !content.IsEmpty && groups < MaxParts; groups++)
        {
            var group = HeaderBlock.Read(content, problems);
            content = content[Math.Max(group.BodyStart, 1)..];
            if ((group["Final-Recipient"] ?? group["Original-Recipient"]) is not { } recipient)
                continue;
#pragma warning disable CA1308 // the words of RFC 3464 are in lower case
            _reports.Add(new DeliveryReport(
                WithoutType(recipient),
                HeaderText.WithoutComments(group["Action"] ?? "failed").Trim().ToLowerInvariant(),
                group["Status"] is { } status ? HeaderText.WithoutComments(status).Trim() : null,
                group["Diagnostic-Code"] is { } diagnostic ? WithoutType(diagnostic) : null));
#pragma warning restore CA1308
        }
    }

    /// <summary>Takes off the <c>rfc822;</c> or <c>smtp;</c> before the value.</summary>
    private static string WithoutType(string value) => value[(value.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim().Trim('<', '>');

    /// <summary>The parts between the boundary's lines; what stands before the first and after the last is nobody's.</summary>
    private List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body, string boundary)
    {
        var delimiter = System.Text.Encoding.UTF8.GetBytes("--" + boundary);
        var parts = new List<ReadOnlyMemory<byte>>();
        var span = body.Span;
        var start = -1;
        for (var position = 0; position < span.Length;)
        {
            var lineStart = position;
            var line = HeaderBlock.LineAt(span, position, out position);
            if (!IsDelimiter(line, delimiter, out var last))
                continue;
            if (start >= 0)
                parts.Add(body[start..ContentEnd(span, start, lineStart)]);
            start = position;
            if (last)
                return parts;
            if (++_parts > MaxParts)
            {
                problems.Add("There are more than 1000 parts; the rest was not read");
                return parts;
            }
        }

        if (start < 0)
            return parts;
        problems.Add("The last part is not closed; the letter may be cut off");
        parts.Add(body[start..]);
        return parts;
    }

    private static bool IsDelimiter(ReadOnlySpan<byte> line, byte[] delimiter, out bool last)
    {
        last = false;
        if (!line.StartsWith(delimiter))
            return false;
        var rest = line[delimiter.Length..].TrimEnd(" \t"u8);
        last = rest.SequenceEqual("--"u8);
        return last || rest.IsEmpty;
    }

    /// <summary>The line end before a delimiter belongs to the delimiter.</summary>
    private static int ContentEnd(ReadOnlySpan<byte> span, int start, int lineStart)
    {
        var end = lineStart > start ? lineStart - 1 : lineStart;
        return end > start && span[end - 1] == '\r' ? end - 1 : end;
    }
}
