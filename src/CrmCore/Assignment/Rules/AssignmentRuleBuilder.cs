namespace CrmCore;

/// <summary>Says who gets requests, in which turn, and what is needed. Begin with <see cref="Assign.By"/>.</summary>
public sealed class AssignmentRuleBuilder
{
    private readonly List<AssignmentNeed> _needs = [];
    private AssignmentRule _rule = new() { Id = "" };

    internal AssignmentRuleBuilder()
    {
    }

    /// <summary>Gives the rule the name that people see. Without it they see the id.</summary>
    /// <param name="name">The name; it may change at any time.</param>
    /// <returns>The same builder.</returns>
    public AssignmentRuleBuilder Named(string name) => Set(_rule with { Name = name });

    /// <summary>Gives to one after another, in this order.</summary>
    /// <param name="employees">The employees; none where a team is named.</param>
    /// <returns>The same builder.</returns>
    public AssignmentRuleBuilder RoundRobin(params string[] employees) => By(AssignmentStrategy.RoundRobin, employees);

    /// <summary>Gives to the first in this order who is free.</summary>
    /// <param name="employees">The employees; none where a team is named.</param>
    /// <returns>The same builder.</returns>
    public AssignmentRuleBuilder InOrder(params string[] employees) => By(AssignmentStrategy.InOrder, employees);

    /// <summary>Gives to whoever has the least open, in turn among equals.</summary>
    /// <param name="employees">The employees; none where a team is named.</param>
    /// <returns>The same builder.</returns>
    public AssignmentRuleBuilder Evenly(params string[] employees) => By(AssignmentStrategy.EvenLoad, employees);

    /// <summary>Gives in turn, by weight: weight 2 gets twice as much as weight 1.</summary>
    /// <param name="employees">The employees, each with a weight of 1 to 1,000; none where a team is named.</param>
    /// <returns>The same builder.</returns>
    public AssignmentRuleBuilder Weighted(params (string Employee, int Weight)[] employees)
    {
        ArgumentNullException.ThrowIfNull(employees);
        By(AssignmentStrategy.Weighted, [.. employees.Select(e => e.Employee)]);
        foreach (var (employee, weight) in employees) Weight(employee, weight);
        return this;
    }

    /// <summary>Gives to nobody: who takes it owns it. With <see cref="OwnManagerFirst"/> the client's own manager still gets it.</summary>
    /// <returns>The same builder.</returns>
    public AssignmentRuleBuilder Nobody() => By(AssignmentStrategy.Nobody, []);

    /// <summary>Gives to the members of a team too, after the employees who are named.</summary>
    /// <param name="team">The team; who joins it or leaves it joins or leaves the turn.</param>
    /// <returns>The same builder.</returns>
    public AssignmentRuleBuilder OfTeam(string team) => Set(_rule with { Team = team });

    /// <summary>Gives an employee a weight, for <see cref="Weighted"/> and <see cref="Evenly"/>. Without one it is 1.</summary>
    /// <param name="employee">The employee.</param>
    /// <param name="weight">1 to 1,000.</param>
    /// <returns>The same builder.</returns>
    public AssignmentRuleBuilder Weight(string employee, int weight)
    {
        ArgumentNullException.ThrowIfNull(employee);
        return Set(_rule with { Weights = new Dictionary<string, int>(_rule.Weights, StringComparer.Ordinal) { [employee] = weight } });
    }

    /// <summary>
    /// Asks the client's own manager before everybody: the contact's owner, or who had the contact's deal before. Whether the manager is among
    /// the rule's employees does not matter.
    /// </summary>
    /// <param name="whenAway">What becomes of the request while the manager is away or has no room; null for <see cref="WhenAway.PassOn"/>.</param>
    /// <returns>The same builder.</returns>
    public AssignmentRuleBuilder OwnManagerFirst(WhenAway? whenAway = null) => Set(_rule with { OwnManager = whenAway ?? WhenAway.PassOn });

    /// <summary>Says what requests need: without somebody who has it they wait.</summary>
    /// <param name="skill">A skill.</param>
    /// <param name="language">A language.</param>
    /// <param name="territory">A territory.</param>
    /// <param name="skillFrom">The field that names the skill, such as <c>deal.product</c>.</param>
    /// <param name="languageFrom">The field that names the language, such as <c>contact.language</c>.</param>
    /// <param name="territoryFrom">The field that names the territory, such as <c>deal.region</c>.</param>
    /// <param name="when">When it is needed; null for always. The lambda makes data and runs once, here. Of a lead the deal is the lead.</param>
    /// <returns>The same builder.</returns>
    public AssignmentRuleBuilder Needs(
        string? skill = null, string? language = null, string? territory = null,
        string? skillFrom = null, string? languageFrom = null, string? territoryFrom = null,
        Func<ConditionBuilder, Condition>? when = null) =>
        Add(false, when, (NeedKind.Skill, skill, skillFrom), (NeedKind.Language, language, languageFrom), (NeedKind.Territory, territory, territoryFrom));

    /// <summary>Says what requests had better have: somebody without it gets them when nobody with it is free. What is said first weighs most.</summary>
    /// <param name="skill">A skill.</param>
    /// <param name="language">A language.</param>
    /// <param name="territory">A territory.</param>
    /// <param name="skillFrom">The field that names the skill, such as <c>deal.product</c>.</param>
    /// <param name="languageFrom">The field that names the language, such as <c>contact.language</c>.</param>
    /// <param name="territoryFrom">The field that names the territory, such as <c>deal.region</c>.</param>
    /// <param name="when">When it is preferred; null for always. The lambda makes data and runs once, here. Of a lead the deal is the lead.</param>
    /// <returns>The same builder.</returns>
    public AssignmentRuleBuilder Prefers(
        string? skill = null, string? language = null, string? territory = null,
        string? skillFrom = null, string? languageFrom = null, string? territoryFrom = null,
        Func<ConditionBuilder, Condition>? when = null) =>
        Add(true, when, (NeedKind.Skill, skill, skillFrom), (NeedKind.Language, language, languageFrom), (NeedKind.Territory, territory, territoryFrom));

    /// <summary>Asks the people of another rule when nobody of this one's is free.</summary>
    /// <param name="rule">The other rule's id.</param>
    /// <returns>The same builder.</returns>
    public AssignmentRuleBuilder Else(string rule) => Set(_rule with { Else = rule });

    internal AssignmentRule Build(string id) => _rule with { Id = id, Needs = [.. _needs] };

    private AssignmentRuleBuilder By(AssignmentStrategy strategy, string[] employees)
    {
        ArgumentNullException.ThrowIfNull(employees);
        return Set(_rule with { Strategy = strategy, Employees = [.. employees] });
    }

    private AssignmentRuleBuilder Add(bool preferred, Func<ConditionBuilder, Condition>? when, params ReadOnlySpan<(NeedKind Kind, string? Value, string? Field)> said)
    {
        var condition = when is null ? null : ConditionBuilder.Add(null, when);
        var before = _needs.Count;
        foreach (var (kind, value, field) in said)
        {
            if (value is not null) _needs.Add(new() { Kind = kind, Value = value, When = condition, Preferred = preferred });
            if (field is not null) _needs.Add(new() { Kind = kind, Field = field, When = condition, Preferred = preferred });
        }

        // A call that names nothing is kept, so that Validate can say so.
        if (_needs.Count == before) _needs.Add(new() { Kind = NeedKind.Skill, When = condition, Preferred = preferred });
        return this;
    }

    private AssignmentRuleBuilder Set(AssignmentRule rule)
    {
        _rule = rule;
        return this;
    }
}
