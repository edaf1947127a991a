namespace CrmCore.Messaging;

/// <summary>The text of one part and of what is inside it, plain and as HTML; either may be absent.</summary>
internal readonly record struct MimeContent(string? Text, string? Html)
{
    /// <summary>The plain text, made from the HTML where there is nothing else.</summary>
    public string? Plain => Text ?? (Html is null ? null : HtmlText.ToPlain(Html));

    /// <summary>The parts stand one after the other.</summary>
    public static MimeContent Sequence(IReadOnlyList<MimeContent> parts)
    {
        var filled = parts.Where(part => part.Text is not null || part.Html is not null).ToList();
        if (filled.Count <= 1)
            return filled.FirstOrDefault();
        var htmls = filled.Where(part => part.Html is not null).Select(part => part.Html!).ToList();
        return new MimeContent(
            string.Join("\n", filled.Select(part => part.Plain!)),
            htmls.Count == 0 ? null : string.Join("\n", htmls));
    }

    /// <summary>The parts say the same, the richest last.</summary>
    public static MimeContent Alternatives(IReadOnlyList<MimeContent> parts) =>
        new(parts.LastOrDefault(part => part.Text is not null).Text, parts.LastOrDefault(part => part.Html is not null).Html);
}
