using System.Text.RegularExpressions;

namespace CrmCore.Architecture;

/// <summary>A page of documentation, read line by line: its code blocks, links and headings.</summary>
internal sealed partial class MarkdownPage
{
    private readonly List<Link> _links = [];
    private readonly List<CodeBlock> _blocks = [];
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);

    public MarkdownPage(SourceFile file)
    {
        File = file;
        Read();
    }

    public SourceFile File { get; }

    public IReadOnlyList<CodeBlock> Blocks => _blocks;

    public IReadOnlyList<Link> Links => _links;

    /// <summary>The names by which a link reaches the page's headings.</summary>
    public IReadOnlySet<string> Anchors => _anchors;

    private void Read()
    {
        var lines = File.Lines;
        string? context = null;
        for (var index = 0; index < lines.Count; index++)
        {
            if (Fence().Match(lines[index]) is { Success: true } fence)
            {
                index = ReadBlock(fence, index, context);
                context = null;
            }
            else if (lines[index].Trim().Length > 0)
            {
                context = Context().Match(lines[index]) is { Success: true } comment ? comment.Groups["name"].Value : null;
                ReadText(lines[index], index + 1);
            }
        }
    }

    // Returns the index of the closing fence.
    private int ReadBlock(Match fence, int start, string? context)
    {
        var lines = File.Lines;
        var mark = fence.Groups["mark"].Value;
        var indent = fence.Groups["indent"].Length;
        var end = start + 1;
        while (end < lines.Count && lines[end].Trim() != mark)
            end++;

        var body = lines.Skip(start + 1).Take(end - start - 1).Select(line => line.Length >= indent ? line[indent..] : line.TrimStart());
        _blocks.Add(new CodeBlock(File.Path, start + 2, fence.Groups["language"].Value, string.Join('\n', body), context));
        return end;
    }

    private void ReadText(string line, int number)
    {
        if (Heading().Match(line) is { Success: true } heading)
            AddAnchor(heading.Groups["text"].Value);
        foreach (Match link in LinkTarget().Matches(Code().Replace(line, "")))
            _links.Add(new Link(number, link.Groups["target"].Value));
    }

    // As GitHub makes them: lower case, no punctuation, hyphens for spaces, a number for the second of a name.
    private void AddAnchor(string heading)
    {
        var kept = heading.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_');
        var anchor = string.Concat(kept).Trim().Replace(' ', '-').ToLowerInvariant();
        var unique = anchor;
        for (var n = 1; !_anchors.Add(unique); n++)
            unique = $"{anchor}-{n}";
    }

    [GeneratedRegex(@"^(?<indent>\s*)(?<mark>```+)\s*(?<language>[^\s`]*)[^`]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*<!--\s*context:\s*(?<name>[\w-]+)\s*-->\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Context();

    [GeneratedRegex(@"^#{1,6}\s+(?<text>.+?)\s*#*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(\s*<?(?<target>[^)\s>]+)>?(\s+""[^""]*"")?\s*\)|^\s*\[[^\]]+\]:\s*(?<target>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkTarget();

    [GeneratedRegex("`[^`]*`", RegexOptions.None, 1000)]
    private static partial Regex Code();

    /// <summary>A fenced block: where its first line stands, and the context named above it.</summary>
    internal sealed record CodeBlock(string Path, int Line, string Language, string Text, string? Context);

    internal sealed record Link(int Line, string Target);
}
