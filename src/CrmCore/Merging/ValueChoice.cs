namespace CrmCore;

/// <summary>Chooses between the survivor's and the other card's value by a rule. Pure.</summary>
internal static class ValueChoice
{
    /// <summary>The value that is kept; the other one, when it says something else, is an alternative.</summary>
    public static (Candidate Kept, FieldValue NotTaken) Choose(SurvivorshipRule rule, MergeRules rules, Candidate survivor, Candidate other)
    {
        if (other.Value.IsEmpty || survivor.Value == other.Value) return (survivor, FieldValue.Empty);
        if (survivor.Value.IsEmpty) return (other, FieldValue.Empty);
        if (rule == SurvivorshipRule.Union && survivor.Value.Kind == FieldValueKind.List && other.Value.Kind == FieldValueKind.List)
        {
            return (survivor with { Value = FieldValue.Of(survivor.Value.AsList.Union(other.Value.AsList, StringComparer.Ordinal)) }, FieldValue.Empty);
        }

        return IsOtherBetter(rule, rules, survivor, other) ? (other, survivor.Value) : (survivor, other.Value);
    }

    // Of two that the rule finds alike the survivor's is kept.
    private static bool IsOtherBetter(SurvivorshipRule rule, MergeRules rules, Candidate survivor, Candidate other) => rule switch
    {
        SurvivorshipRule.Verified => Compare(IsByHand(other), IsByHand(survivor), other, survivor) > 0,
        SurvivorshipRule.Newest => At(other) > At(survivor),
        SurvivorshipRule.MostComplete => Fullness(other.Value) is var fuller && fuller.CompareTo(Fullness(survivor.Value)) > 0,
        SurvivorshipRule.BySource => Compare(-Place(rules, other), -Place(rules, survivor), other, survivor) > 0,
        _ => false,
    };

    private static int Compare(int other, int survivor, Candidate otherValue, Candidate survivorValue) =>
        other != survivor ? other.CompareTo(survivor) : At(otherValue).CompareTo(At(survivorValue));

    private static int IsByHand(Candidate value) => value.Given?.By.Kind == ActorKind.Person ? 1 : 0;

    private static NodaTime.Instant At(Candidate value) => value.Given?.At ?? NodaTime.Instant.MinValue;

    private static int Place(MergeRules rules, Candidate value)
    {
        for (var i = 0; i < rules.SourceOrder.Count; i++)
        {
            if (rules.SourceOrder[i] == value.Given?.Source) return i;
        }

        return rules.SourceOrder.Count;
    }

    private static (int Words, int Letters) Fullness(FieldValue value) => value.Kind == FieldValueKind.List
        ? (value.AsList.Count, 0)
        : (value.AsText.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, value.AsText.Count(char.IsLetterOrDigit));
}
