namespace LeadDesk.Lines;

/// <summary>What is computed from each line of a file.</summary>
internal abstract class LineKind
{
    /// <summary>The names under which the file's header may have the columns, the columns in their order when there is no header.</summary>
    public abstract IReadOnlyList<string[]> Columns { get; }

    /// <summary>The names under which the header may have the expected value.</summary>
    public abstract string[] Expected { get; }

    /// <summary>Whether a first line that has no tab is comma-separated.</summary>
    public virtual bool IsComma(IReadOnlyList<string> first) => IsHeader(first);

    /// <summary>Whether a first line names the columns.</summary>
    public bool IsHeader(IReadOnlyList<string> first) => Columns.Any(names => Find(first, names) >= 0);

    /// <summary>The result for a line.</summary>
    /// <param name="values">The values of <see cref="Columns"/>; empty where the line has none.</param>
    public abstract string Compute(string[] values);

    /// <summary>A tally of what was expected and what came out.</summary>
    public abstract LineScore Score();

    public static int Find(IReadOnlyList<string> header, string[] names)
    {
        foreach (var name in names)
        {
            for (var i = 0; i < header.Count; i++)
            {
                if (string.Equals(header[i].Trim().Trim('\uFEFF'), name, StringComparison.OrdinalIgnoreCase)) return i;
            }
        }

        return -1;
    }
}
