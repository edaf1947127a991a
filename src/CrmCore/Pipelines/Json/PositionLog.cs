using System.Text;

namespace CrmCore;

/// <summary>Collects what is wrong with a text, with lines and columns.</summary>
internal sealed class PositionLog(ReadOnlyMemory<byte> utf8)
{
    private readonly List<PipelineProblem> _problems = [];

    public IReadOnlyList<PipelineProblem> Problems => _problems;

    public void Add(string code, JsonPart part, string what, string remedy) => Add(code, part.Offset, part.Path, what, remedy);

    public void Add(string code, long offset, string path, string what, string remedy)
    {
        var before = utf8.Span[..(int)Math.Min(offset, utf8.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        AddAt(code, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1, path, what, remedy);
    }

    /// <summary>Adds a problem at a line and a byte in the line, both counted from 0, as the JSON reader says them.</summary>
    public void AddInLine(string code, long line, long byteInLine, string what, string remedy)
    {
        var rest = utf8.Span;
        for (var i = 0L; i < line && rest.IndexOf((byte)'\n') is >= 0 and var end; i++) rest = rest[(end + 1)..];
        var before = rest[..(int)Math.Min(byteInLine, rest.Length)];
        AddAt(code, (int)line + 1, Encoding.UTF8.GetCharCount(before) + 1, "$", what, remedy);
    }

    private void AddAt(string code, int line, int column, string path, string what, string remedy)
        => _problems.Add(new(code, path, what, remedy) { Line = line, Column = column });
}
