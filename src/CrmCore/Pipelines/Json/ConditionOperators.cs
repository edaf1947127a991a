namespace CrmCore;

/// <summary>The operators of conditions and their JSON form.</summary>
internal static class ConditionOperators
{
    public static IReadOnlyDictionary<string, ConditionOperator> ByText { get; } = new Dictionary<string, ConditionOperator>(StringComparer.Ordinal)
    {
        ["="] = ConditionOperator.Equal,
        ["!="] = ConditionOperator.NotEqual,
        ["<"] = ConditionOperator.Less,
        ["<="] = ConditionOperator.AtMost,
        [">"] = ConditionOperator.More,
        [">="] = ConditionOperator.AtLeast,
        ["between"] = ConditionOperator.Between,
        ["in"] = ConditionOperator.In,
        ["contains"] = ConditionOperator.Contains,
        ["starts-with"] = ConditionOperator.StartsWith,
        ["is-set"] = ConditionOperator.IsSet,
    };

    public static string Text(ConditionOperator op) => ByText.First(o => o.Value == op).Key;

    /// <summary>What is wrong with the number of values; null when it fits.</summary>
    public static SettingProblem? WrongCount(Condition.Compare compare)
    {
        var count = compare.Values.Count;
        return compare.Op switch
        {
            ConditionOperator.IsSet => count == 0 ? null : new("\"is-set\" takes no value.", "Remove the value, or use \"=\"."),
            ConditionOperator.Between => count == 2 ? null : new($"\"between\" takes two values, and {count} are given.", "Give the lower and the higher one."),
            ConditionOperator.In => count > 0 ? null : new("\"in\" takes at least one value, and none is given, so it never holds.", "Give a list of values."),
            _ => count == 1 ? null : new($"\"{Text(compare.Op)}\" takes one value, and {count} are given.", "Give one value, or use \"in\"."),
        };
    }
}
