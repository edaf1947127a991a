using System.Collections.Immutable;

namespace CrmCore;

/// <summary>Rows that agree on all parts are compared.</summary>
internal sealed record BlockingRule(int Index, ImmutableArray<KeyPart> Parts)
{
    /// <summary>The rule in words.</summary>
    public string Name => string.Join(" + ", Parts.Select(p => p.Form == KeyForm.Whole ? p.Field.Name : $"{p.Field.Name} ({p.Form})"));

    /// <summary>A hash of what the rule is, so that the keys of two rules never meet; it does not depend on other rules.</summary>
    public ulong Seed { get; } = Parts.Aggregate(0UL, (hash, p) => StableHash.Join(hash, StableHash.Of(p.AnyName ? "" : p.Field.Name, (ulong)p.Form)));

    public bool Uses(MatchField field) => Parts.Any(p => p.Field == field || (p.AnyName && field.IsName && field.Kind != MatchFieldKind.Patronymic));
}
