namespace CrmCore;

/// <summary>The id of a merge: that of the event by which it was asked for, so that a replay gives the same.</summary>
/// <param name="Value">The id: time-ordered.</param>
public readonly record struct MergeId(Guid Value)
{
    /// <summary>Reads an id from its text form.</summary>
    /// <param name="text">32 hexadecimal digits, with or without dashes.</param>
    /// <returns>The id.</returns>
    /// <exception cref="FormatException">The text is no id.</exception>
    public static MergeId Parse(string text) => new(Guid.Parse(text));

    /// <summary>The id as text.</summary>
    /// <returns>32 hexadecimal digits with dashes.</returns>
    public override string ToString() => Value.ToString();
}
