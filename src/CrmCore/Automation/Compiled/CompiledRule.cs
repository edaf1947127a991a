namespace CrmCore;

/// <summary>A rule of assignment ready for decisions (R41). Immutable.</summary>
internal sealed class CompiledRule
{
    private readonly Need[] _needs;

    public CompiledRule(AssignmentRule definition)
    {
        Definition = definition;
        _needs = [.. definition.Needs.Select(n => new Need(n, CompiledCondition.Compile(n.When), n.Field is { } field ? FieldPath.Compile(field) : null))];
        NeedsContact = Array.Exists(_needs, n => n.When?.NeedsContact == true || n.Definition.Field?.StartsWith("contact.", StringComparison.Ordinal) == true);
    }

    public AssignmentRule Definition { get; }

    /// <summary>Whether its needs look at the contact.</summary>
    public bool NeedsContact { get; }

    /// <summary>What a card needs of whoever gets it, and what it had better have: the most wanted first.</summary>
    public (WorkNeeds Needs, IReadOnlyList<WorkNeeds> Preferred) NeedsOf(in Facts facts)
    {
        if (_needs.Length == 0) return (WorkNeeds.None, []);
        var needs = WorkNeeds.None;
        var wishes = new List<(NeedKind Kind, string Value)>();
        foreach (var need in _needs)
        {
            if (need.When?.Holds(facts) == false || need.ValueOn(facts) is not { } value) continue;
            if (need.Definition.Preferred) wishes.Add((need.Definition.Kind, value));
            else needs = With(needs, need.Definition.Kind, value);
        }

        var preferred = new List<WorkNeeds>(wishes.Count);
        for (var count = wishes.Count; count > 0; count--) preferred.Add(wishes.Take(count).Aggregate(needs, (all, wish) => With(all, wish.Kind, wish.Value)));
        return (needs, preferred);
    }

    private static WorkNeeds With(WorkNeeds needs, NeedKind kind, string value) => kind switch
    {
        NeedKind.Skill => new() { Skills = [.. needs.Skills, value], Languages = needs.Languages, Territories = needs.Territories },
        NeedKind.Language => new() { Skills = needs.Skills, Languages = [.. needs.Languages, value], Territories = needs.Territories },
        _ => new() { Skills = needs.Skills, Languages = needs.Languages, Territories = [.. needs.Territories, value] },
    };

    private sealed record Need(AssignmentNeed Definition, CompiledCondition? When, Func<Facts, FieldValue>? Field)
    {
        public string? ValueOn(in Facts facts)
        {
            if (Field is null) return Definition.Value;
            var value = Field(facts);
            var text = value.Kind == FieldValueKind.List ? (value.AsList.Count > 0 ? value.AsList[0] : null) : value.IsEmpty ? null : value.AsText;
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }
    }
}
