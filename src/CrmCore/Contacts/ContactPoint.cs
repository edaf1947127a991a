namespace CrmCore;

/// <summary>A way to know or reach a person, in its canonical form.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The canonical value: E.164, a canonical address, <c>network:id</c> …</param>
public readonly record struct ContactPoint(ContactPointKind Kind, string Value)
{
    /// <summary>Kind and value, such as <c>phone +79161234567</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Kind.ToString().ToLowerInvariant() + " " + Value;
}
