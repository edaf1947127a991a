namespace CrmCore;

/// <summary>The full account of a decision in words, in the order in which things were considered (R61).</summary>
internal sealed class ExplainLog
{
    private readonly List<ExplainLine> _lines = [];

    public IReadOnlyList<ExplainLine> Lines => _lines;

    public void Add(string subject, bool? matched, string reason) => _lines.Add(new ExplainLine(subject, matched, reason));
}
