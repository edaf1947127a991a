using NodaTime;

namespace CrmCore;

/// <summary>Finds what makes a rule of assignment unusable by itself.</summary>
internal static class AssignmentValidation
{
    public const int MostWeight = 1_000;

    private static readonly Duration LongestWait = Duration.FromDays(30);

    public static IReadOnlyList<PipelineProblem> Find(AssignmentRule rule)
    {
        var found = new Found($"assignment \"{rule.Id}\"");
        if (!PipelineValidation.IsId(rule.Id)) found.Add("bad-id", rule.Id is null ? "It has no id." : $"\"{rule.Id}\" is no id.", "Use lower-case letters, digits and dashes, 1 to 64 of them.");
        if (!Enum.IsDefined(rule.Strategy)) found.Add("bad-strategy", $"\"{rule.Strategy}\" is no strategy.", "Use one of AssignmentStrategy.");
        People(rule, found);
        Weights(rule, found);
        if (rule.OwnManager?.Longest is { } longest && (longest < Duration.Zero || longest > LongestWait)) found.Add("bad-wait", $"It waits {longest} for the client's own manager.", "Give more than zero and at most 30 days, or say PassOn or Wait.");
        if (rule.Else == rule.Id) found.Add("circle", "When nobody is free it asks itself.", "Name another rule after Else, or none.");
        if (rule.Else is { } other && string.IsNullOrWhiteSpace(other)) found.Add("bad-else", "The rule after Else has no name.", "Name a rule, or none.");
        foreach (var need in rule.Needs)
        {
            if (need is null) found.Add("empty-need", "A need is missing.", "Say what is needed, or take the entry away.");
            else Need(need, found);
        }

        return found.Problems;
    }

    private static void People(AssignmentRule rule, Found found)
    {
        var nobody = rule.Strategy == AssignmentStrategy.Nobody;
        if (!nobody && rule.Employees.Count == 0 && rule.Team is null) found.Add("empty-team", "Nobody is in it: whatever it gets would wait for ever.", "Name employees or a team, or say Nobody.");
        if (nobody && (rule.Employees.Count > 0 || rule.Team is not null || rule.Else is not null)) found.Add("nobody-with-people", "It gives to nobody and names employees, a team or another rule.", "Take them away, or say RoundRobin, InOrder, Evenly or Weighted.");
        if (rule.Team is { } team && string.IsNullOrWhiteSpace(team)) found.Add("bad-team", "The team has no name.", "Name a team, or none.");
        foreach (var employee in rule.Employees.GroupBy(e => e, StringComparer.Ordinal))
        {
            if (string.IsNullOrWhiteSpace(employee.Key)) found.Add("bad-employee", "An employee has no id.", "Name the employee, or take the entry away.");
            else if (employee.Count() > 1) found.Add("duplicate-employee", $"\"{employee.Key}\" is named {employee.Count()} times.", "Name each employee once; who shall get more gets a weight.");
        }
    }

    private static void Weights(AssignmentRule rule, Found found)
    {
        foreach (var (employee, weight) in rule.Weights.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            if (weight is < 1 or > MostWeight) found.Add("bad-weight", $"\"{employee}\" has the weight {weight}.", $"Give 1 to {MostWeight}; who shall get nothing is taken out of the rule.");
            if (rule.Team is null && !rule.Employees.Contains(employee, StringComparer.Ordinal)) found.Add("weight-of-nobody", $"\"{employee}\" has a weight and is not in it.", NearestName.Remedy(employee, [.. rule.Employees]));
        }

        if (rule.Weights.Count > 0 && rule.Strategy is not (AssignmentStrategy.Weighted or AssignmentStrategy.EvenLoad)) found.Add("unused-weights", $"It has weights, and {rule.Strategy} has no use for them.", "Say Weighted or Evenly, or take the weights away.");
    }

    private static void Need(AssignmentNeed need, Found found)
    {
        var word = need.Kind.ToString().ToLowerInvariant();
        if (!Enum.IsDefined(need.Kind)) found.Add("bad-need", $"\"{need.Kind}\" is no kind of need.", "Use one of NeedKind.");
        if (need is { Value: null, Field: null }) found.Add("empty-need", "A need says nothing.", "Name a skill, a language or a territory, or the field that says it.");
        if (need is { Value: not null, Field: not null }) found.Add("bad-need", $"The {word} needed is \"{need.Value}\" and what \"{need.Field}\" says.", "Leave one of them.");
        if (need.Value is { } value && string.IsNullOrWhiteSpace(value)) found.Add("empty-need", $"The {word} needed has no name.", $"Name the {word}, or take the need away.");
        if (need.Field is { } field)
        {
            if (OutOfReach(field) is { } late) found.Add("bad-need", late, "Name a field of the card, such as \"contact.language\" or \"deal.region\".");
            else if (ConditionPaths.Find(field) is { } path) found.Add("bad-need", path.What.Replace(" of a condition", " of a need", StringComparison.Ordinal), path.Remedy);
        }

        foreach (var compare in need.When.Comparisons())
        {
            if (OutOfReach(compare.Field) is { } late) found.Add("bad-condition", late, "Look at the deal or the contact.");
            else if (ConditionPaths.Find(compare.Field) is { } path) found.Add("bad-condition", path.What, path.Remedy);
            if (ConditionOperators.WrongCount(compare) is { } count) found.Add("bad-condition", count.What, count.Remedy);
        }
    }

    // A rule is asked by people and by delayed actions too, when there is no event at hand.
    private static string? OutOfReach(string path) =>
        path.StartsWith("event.", StringComparison.Ordinal) || path.StartsWith("before.", StringComparison.Ordinal)
            ? $"It looks at \"{path}\", and a rule of assignment sees the card only."
            : null;

    private sealed class Found(string where)
    {
        public List<PipelineProblem> Problems { get; } = [];

        public void Add(string code, string what, string remedy) => Problems.Add(new(code, where, what, remedy));
    }
}
