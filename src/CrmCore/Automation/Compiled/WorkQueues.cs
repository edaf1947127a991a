namespace CrmCore;

/// <summary>Compiles the account's queues: those of its assignment rules and of its lines.</summary>
internal static class WorkQueues
{
    public static IReadOnlyDictionary<string, WorkQueue> Of(AccountModel model)
    {
        var queues = new Dictionary<string, WorkQueue>(StringComparer.Ordinal);
        foreach (var (id, rule) in model.Rules) queues[id] = Of(model, rule.Definition);
        foreach (var line in model.Lines.All) queues[line.Id] = Of(model, line);
        return queues;
    }

    /// <summary>The named employees, then the members of the team; who is named twice counts once.</summary>
    public static IReadOnlyList<string> Members(AccountModel model, IReadOnlyList<string> employees, string? team) =>
        [.. employees.Concat(team is not null && model.Teams.TryGetValue(team, out var found) ? found.Members : []).Distinct(StringComparer.Ordinal)];

    private static WorkQueue Of(AccountModel model, AssignmentRule rule) => new()
    {
        Id = rule.Id,
        Pool = new QueuePool(model.Staff, Members(model, rule.Employees, rule.Team), rule.Weights, rule.Strategy),
        Else = Behind(model, rule),
    };

    private static WorkQueue Of(AccountModel model, Line line) => new()
    {
        Id = line.Id,
        Pool = new QueuePool(model.Staff, Members(model, line.Employees, line.Team), line.Weights, line.Strategy),
        Hours = line.Hours is { } hours ? model.Calendars.GetValueOrDefault(hours) : null,
    };

    private static List<string> Behind(AccountModel model, AssignmentRule rule)
    {
        var behind = new List<string>();
        // A circle is refused when it is saved; one that came about all the same ends here.
        for (var next = rule.Else; next is not null && next != rule.Id && !behind.Contains(next) && model.Rules.TryGetValue(next, out var other); next = other.Definition.Else) behind.Add(next);
        return behind;
    }
}
