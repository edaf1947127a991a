using System.Text;

namespace CrmCore;

/// <summary>Why something happened, or did not (R61).</summary>
/// <param name="Title">What is explained.</param>
/// <param name="Lines">What was considered, in that order.</param>
public sealed record Explanation(string Title, IReadOnlyList<ExplainLine> Lines)
{
    /// <summary>The explanation as people read it.</summary>
    /// <returns>The title, then one line each; <c>+</c> marks what matched or was done, <c>-</c> what did not.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(Title).Append('\n');
        foreach (var line in Lines) text.Append(line).Append('\n');
        return text.ToString();
    }
}
