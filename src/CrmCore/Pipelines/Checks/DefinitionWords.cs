using NodaTime;

namespace CrmCore;

/// <summary>Says parts of a definition in words, for pictures and explanations.</summary>
internal static class DefinitionWords
{
    public static string Of(Condition condition) => condition switch
    {
        Condition.All([]) => "always",
        Condition.Any([]) => "never",
        Condition.All(var parts) => string.Join(" and ", parts.Select(Inner)),
        Condition.Any(var parts) => string.Join(" or ", parts.Select(Inner)),
        Condition.Not(var inner) => "not " + Inner(inner),
        Condition.Within(var calendar) => "within " + calendar,
        Condition.Compare { Op: ConditionOperator.IsSet } compare => compare.Field + " is set",
        Condition.Compare compare => $"{compare.Field} {ConditionOperators.Text(compare.Op)} {Of(compare.Op, compare.Values)}",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "The kind of condition is not known."),
    };

    public static string Of(Timing timing)
    {
        var words = new List<string>();
        if (timing.Ahead is { } ahead) words.Add($"{Of(ahead)} before {timing.Field}");
        else if (timing.Field is { } field) words.Add($"{(timing.Delay is { } after ? Of(after) + " after" : "on")} {field}");
        else if (timing.Delay is { } delay) words.Add($"after {Of(delay)}");
        if (timing.Time is { } time) words.Add($"at {ClockText.Format(time)}");
        if (timing.Calendar is { } calendar) words.Add($"within {calendar}");
        return string.Join(", ", words);
    }

    public static string Of(Duration elapsed) => Of(PeriodText.Of(elapsed));

    public static string Of(Period period)
    {
        (long Count, string Unit)[] units =
        [
            (period.Years, "year"), (period.Months, "month"), (period.Weeks, "week"), (period.Days, "day"), (period.Hours, "hour"), (period.Minutes, "minute"),
            (period.Seconds, "second"),
        ];
        var words = units.Where(u => u.Count != 0).Select(u => FormattableString.Invariant($"{u.Count} {u.Unit}{(u.Count == 1 ? "" : "s")}")).ToArray();
        return words.Length == 0 ? PeriodText.Format(period) : string.Join(" ", words);
    }

    private static string Of(ConditionOperator op, IReadOnlyList<FieldValue> values)
        => string.Join(op == ConditionOperator.Between ? " and " : ", ", values);

    private static string Inner(Condition condition)
        => condition is Condition.All { Conditions.Count: > 1 } or Condition.Any { Conditions.Count: > 1 } ? $"({Of(condition)})" : Of(condition);
}
