namespace CrmCore.Telephony.Asterisk;

/// <summary>A row that could not be read. It is reported, and the rows after it are read. Immutable.</summary>
/// <param name="Source">The file's path or the table's name.</param>
/// <param name="Line">The line in the file, or the row in the answer of the table, counted from 1.</param>
/// <param name="Reason">What is wrong, in a sentence.</param>
/// <param name="Remedy">What to do about it, in a sentence.</param>
/// <param name="Text">The row as it stood, at most 2,000 characters of it.</param>
public sealed record CdrRefusal(string Source, long Line, string Reason, string Remedy, string Text)
{
    /// <summary>The refusal as one line for a log, without the row's text: that holds people's numbers.</summary>
    /// <returns>Source, line, reason and remedy.</returns>
    public override string ToString() => FormattableString.Invariant($"{Source}, line {Line}: {Reason} {Remedy}");
}
