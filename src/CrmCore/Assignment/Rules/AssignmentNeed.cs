namespace CrmCore;

/// <summary>What a request needs of whoever gets it: a skill, a language or a territory (R41). Immutable.</summary>
public sealed record AssignmentNeed
{
    /// <summary>What sort of thing.</summary>
    public required NeedKind Kind { get; init; }

    /// <summary>The skill, language or territory itself, such as <c>b2b</c>; null where a field of the card says it. Compared without regard to case.</summary>
    public string? Value { get; init; }

    /// <summary>
    /// The field that says it, such as <c>contact.language</c> or <c>deal.region</c>; null where <see cref="Value"/> does. While the field is empty nothing
    /// is needed; of a list the first holds. Of a lead, <c>deal.</c> is the lead itself and <c>contact.</c> its sender.
    /// </summary>
    public string? Field { get; init; }

    /// <summary>When it is needed; null for always. It is asked once, when the request comes.</summary>
    public Condition? When { get; init; }

    /// <summary>Whether somebody without it will do when nobody with it is free. Default: no, the request waits.</summary>
    public bool Preferred { get; init; }
}
