namespace CrmCore;

/// <summary>A key under which a contact is looked for.</summary>
/// <param name="Key">The hash of the rule and of what it compares.</param>
/// <param name="Seconds">The same together with one more value each: what is looked under once the key itself has too many contacts.</param>
internal readonly record struct DoublesKey(long Key, IReadOnlyList<long> Seconds);
