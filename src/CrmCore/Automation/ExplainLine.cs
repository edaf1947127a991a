namespace CrmCore;

/// <summary>One thing that was considered (R61).</summary>
/// <param name="Subject">What: a contact point, a deal, a trigger, an action.</param>
/// <param name="Matched">Whether it matched; null for what is only said.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record ExplainLine(string Subject, bool? Matched, string Reason)
{
    /// <summary>The line as people read it.</summary>
    /// <returns>A mark, the subject, the reason.</returns>
    public override string ToString() => (Matched switch { true => "+ ", false => "- ", _ => "  " }) + Subject + ": " + Reason;
}
