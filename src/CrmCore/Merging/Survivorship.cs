namespace CrmCore;

/// <summary>Joins what two contacts hold into one by the account's rules (R33): nothing is lost, and what is not taken stays as an alternative. Pure.</summary>
internal static class Survivorship
{
    /// <summary>Which of two contacts stays when nobody chooses.</summary>
    public static Contact Pick(MergeRules rules, Contact one, Contact other)
    {
        if (rules.Survivor == SurvivorRule.MostComplete && Count(one) != Count(other)) return Count(one) > Count(other) ? one : other;
        var older = (one.CreatedAt, one.Id.Value).CompareTo((other.CreatedAt, other.Id.Value)) <= 0 ? one : other;
        return rules.Survivor == SurvivorRule.Newest ? (ReferenceEquals(older, one) ? other : one) : older;
    }

    /// <summary>The survivor with what the other one adds; its version and state are the survivor's.</summary>
    /// <param name="rules">The account's rules.</param>
    /// <param name="placeholder">The name of a contact without one.</param>
    /// <param name="survivor">The card that stays.</param>
    /// <param name="other">The card that is merged away.</param>
    /// <param name="notTaken">Values of either that were not taken.</param>
    public static Contact Combine(MergeRules rules, string placeholder, Contact survivor, Contact other, out List<AlternativeValue> notTaken)
    {
        var choice = new Choice(rules, survivor.Given(), other.Given());
        var name = choice.Make(rules.Name, ValueNames.Name, ValueNames.Name, NameOf(survivor, placeholder), NameOf(other, placeholder));
        var owner = choice.Make(rules.Owner, ValueNames.Owner, ValueNames.Owner, FieldValue.Of(survivor.Owner?.Value), FieldValue.Of(other.Owner?.Value));
        var fields = survivor.Fields;
        foreach (var id in survivor.Fields.Values.Concat(other.Fields.Values).Select(f => f.Key).Distinct(StringComparer.Ordinal).ToArray())
        {
            fields = fields.With(id, choice.Make(RuleOf(rules, id, survivor.Fields[id]), id, ValueNames.Field(id), survivor.Fields[id], other.Fields[id]));
        }

        notTaken = choice.NotTaken;
        var merged = survivor with
        {
            Name = name.IsEmpty ? survivor.Name : name.AsText,
            Owner = owner.IsEmpty ? (EmployeeId?)null : new EmployeeId(owner.AsText),
            Details = survivor.Details with
            {
                Points = Points(choice, survivor.Points, other.Points),
                Fields = fields,
                Company = survivor.Details.Company ?? other.Details.Company,
                Tags = [.. survivor.Tags.Union(other.Tags, StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)],
                Origin = survivor.Origin ?? other.Origin,
            },
        };
        return merged with
        {
            Details = merged.Details with
            {
                Alternatives = Alternatives(merged, [.. survivor.Alternatives, .. other.Alternatives, .. notTaken]),
                Given = GivenValues.Store(choice.Given, ValueNames.Of(merged)),
            },
        };
    }

    /// <summary>The values among these that the contact does not hold, each once; null for none.</summary>
    public static IReadOnlyList<AlternativeValue>? Alternatives(Contact contact, IEnumerable<AlternativeValue> values)
    {
        AlternativeValue[] kept = [.. values.Distinct().Where(a => a.Value != ValueOf(contact, a.Field))];
        return kept.Length == 0 ? null : kept;
    }

    private static FieldValue ValueOf(Contact contact, string field) => field switch
    {
        ValueNames.Name => FieldValue.Of(contact.Name),
        ValueNames.Owner => FieldValue.Of(contact.Owner?.Value),
        _ => contact.Fields[field],
    };

    private static FieldValue NameOf(Contact contact, string placeholder) => contact.Name == placeholder ? FieldValue.Empty : FieldValue.Of(contact.Name);

    private static SurvivorshipRule RuleOf(MergeRules rules, string field, FieldValue value) =>
        rules.ByField.TryGetValue(field, out var own) ? own : value.Kind == FieldValueKind.List ? SurvivorshipRule.Union : rules.Fields;

    // Who asked on either card not to be written to at an address is not written to there.
    private static KnownPoint[] Points(Choice choice, IReadOnlyList<KnownPoint> survivor, IReadOnlyList<KnownPoint> other)
    {
        var stopped = survivor.Concat(other).Where(p => p.Unsubscribed).Select(p => (p.Kind, p.Value)).ToHashSet();
        var points = survivor.Concat(other).DistinctBy(p => (p.Kind, p.Value)).Select(p => stopped.Contains((p.Kind, p.Value)) ? p with { Unsubscribed = true } : p).ToArray();
        foreach (var point in points) choice.Carry(ValueNames.Point(point.Kind, point.Value));
        return points;
    }

    private static int Count(Contact contact) => contact.Points.Count + contact.Fields.Count + contact.Tags.Count;

    private sealed class Choice(MergeRules rules, Dictionary<string, Provenance> survivor, Dictionary<string, Provenance> other)
    {
        public Dictionary<string, Provenance> Given { get; } = new(StringComparer.Ordinal);

        public List<AlternativeValue> NotTaken { get; } = [];

        public FieldValue Make(SurvivorshipRule rule, string field, string name, FieldValue mine, FieldValue theirs)
        {
            var (kept, notTaken) = ValueChoice.Choose(rule, rules, new(mine, survivor.GetValueOrDefault(name)), new(theirs, other.GetValueOrDefault(name)));
            if (!notTaken.IsEmpty) NotTaken.Add(new AlternativeValue(field, notTaken));
            if (kept.Given is { } given) Given[name] = given;
            return kept.Value;
        }

        public void Carry(string name)
        {
            if ((survivor.GetValueOrDefault(name) ?? other.GetValueOrDefault(name)) is { } given) Given[name] = given;
        }
    }
}
