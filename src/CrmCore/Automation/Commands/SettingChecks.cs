using System.Text.Json;

namespace CrmCore;

/// <summary>Looks up what a setting names in the account before it is saved.</summary>
internal static class SettingChecks
{
    /// <summary>Why the setting cannot be saved; null when nothing stands in the way.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="kind">One of <see cref="SettingKinds"/>.</param>
    /// <param name="id">The setting's id.</param>
    /// <param name="body">The setting; empty where it is deleted.</param>
    /// <param name="isSeed">Whether the host registered it: an account gets its people after its rules.</param>
    public static Refused? Refusal(DecisionScope scope, string kind, string id, ReadOnlyMemory<byte> body, bool isSeed)
    {
        var reason = kind switch
        {
            SettingKinds.Assignment when body.IsEmpty => InUse(scope, id),
            SettingKinds.Assignment => Rule(scope.Model, AssignmentRuleJson.Parse(body), isSeed),
            _ when body.IsEmpty => null,
            SettingKinds.Employee => Employee(scope.Model, JsonSerializer.Deserialize(body.Span, EmployeeJson.Stored.Employee)!),
            SettingKinds.Line => LineSettings.Refusal(scope, JsonSerializer.Deserialize(body.Span, ConversationJson.Stored.Line)!, isSeed),
            SettingKinds.Source => Source(scope.Model, JsonSerializer.Deserialize(body.Span, LeadJson.Stored.IntakePolicy)!),
            _ => null,
        };
        return reason is null ? null : new Refused(reason);
    }

    private static string? Employee(AccountModel model, Employee employee) =>
        employee.Calendar is { } calendar && !model.Calendars.ContainsKey(calendar)
            ? $"'{employee.Id}' works by the calendar '{calendar}', which the account does not have. {NearestName.Remedy(calendar, [.. model.Calendars.Keys])} Save the calendar first (R41)."
            : null;

    private static string? Source(AccountModel model, IntakePolicy policy) =>
        policy.Assign is { } rule && !model.Rules.ContainsKey(rule)
            ? $"The source '{policy.Source}' is assigned by '{rule}', which is no rule of assignment. {NearestName.Remedy(rule, [.. model.Rules.Keys])}"
            : null;

    private static string? Rule(AccountModel model, AssignmentRule rule, bool isSeed)
    {
        var where = $"The rule of assignment '{rule.Id}'";
        if (model.Lines.Find(rule.Id) is not null) return $"{where} has the id of a line, and both are names of queues. Give it another.";
        if (!isSeed)
        {
            foreach (var employee in rule.Employees)
            {
                if (!model.Employees.ContainsKey(employee)) return $"{where} names the employee '{employee}', whom the account does not have. {NearestName.Remedy(employee, [.. model.Employees.Keys])}";
            }

            if (rule.Team is { } team && !model.Teams.ContainsKey(team)) return $"{where} names the team '{team}', which the account does not have. {NearestName.Remedy(team, [.. model.Teams.Keys])}";
            if (rule.Team is { } known && rule.Employees.Count == 0 && model.Teams[known].Members.Count == 0) return $"{where} names the team '{known}', which has no members: whatever it gets would wait for ever. Give the team members, or name employees.";
        }

        foreach (var path in rule.Needs.SelectMany(n => n.When.Comparisons().Select(c => c.Field).Append(n.Field)))
        {
            if (path is not null && UnknownField(model, path) is { } unknown) return $"{where} looks at '{path}': {unknown}";
        }

        foreach (var calendar in rule.Needs.SelectMany(n => n.When.Leaves()).OfType<Condition.Within>())
        {
            if (!model.Calendars.ContainsKey(calendar.Calendar)) return $"{where} asks the calendar '{calendar.Calendar}', which the account does not have. {NearestName.Remedy(calendar.Calendar, [.. model.Calendars.Keys])}";
        }

        return Else(model, rule, where);
    }

    private static string? UnknownField(AccountModel model, string path)
    {
        if (ConditionPaths.Custom(path) is not var (id, isDeal)) return null;
        if (isDeal ? model.Fields.ContainsKey((CardKind.Deal, id)) || model.Fields.ContainsKey((CardKind.Lead, id)) || FieldPath.IsOwn(id) : model.Fields.ContainsKey((CardKind.Contact, id))) return null;
        string[] known = [.. model.Fields.Keys.Where(k => isDeal ? k.On is CardKind.Deal or CardKind.Lead : k.On == CardKind.Contact).Select(k => k.Id).Distinct(StringComparer.Ordinal)];
        return $"{(isDeal ? "deals" : "contacts")} have no field '{id}'. {NearestName.Remedy(id, known)} Define it first (R74).";
    }

    private static string? Else(AccountModel model, AssignmentRule rule, string where)
    {
        var way = new List<string> { rule.Id };
        for (var next = rule.Else; next is not null; next = model.Rules[next].Definition.Else)
        {
            if (way.Contains(next, StringComparer.Ordinal)) return $"{where} ends in a circle: {string.Join(" -> ", way.Append(next))}. Let one of them end without Else.";
            way.Add(next);
            if (!model.Rules.ContainsKey(next)) return $"{where} asks '{next}' when nobody is free, which is no rule of assignment. {NearestName.Remedy(next, [.. model.Rules.Keys])}";
        }

        return null;
    }

    private static string? InUse(DecisionScope scope, string id)
    {
        var model = scope.Model;
        if (!model.Settings.TryGetValue((SettingKinds.Assignment, id), out var stored) || stored.Body.IsEmpty) return $"There is no rule of assignment '{id}'. {NearestName.Remedy(id, [.. model.Rules.Keys])}";
        string[] named =
        [
            .. model.Sources.Values.Where(s => s.Assign == id).Select(s => $"the source '{s.Source}'"),
            .. model.Rules.Values.Where(r => r.Definition.Else == id).Select(r => $"the rule '{r.Definition.Id}'"),
            .. model.Pipelines.Values.SelectMany(p => p.Stages, (p, s) => (p.Definition.Id, s)).SelectMany(x => x.s.Actions.Where(a => Names(a.Definition, id)), (x, a) => $"the action '{a.Definition.Id}' of the pipeline '{x.Id}'"),
            .. model.Leads.Definition.Statuses.SelectMany(s => s.OnEnter).Where(a => Names(a, id)).Select(a => $"the action '{a.Id}' of the lead statuses"),
        ];
        if (named.Length > 0) return $"The rule of assignment '{id}' is named by {string.Join(", ", named.Order(StringComparer.Ordinal))}. Name another rule there first.";
        var waiting = scope.Set.Of(RosterRecords.Instance).Find(RosterRecords.Key(scope.Account))?.Queues.GetValueOrDefault(id)?.Lists.Values.Sum(l => l.Count) ?? 0;
        return waiting > 0 ? $"{waiting} requests wait in the queue of '{id}'. Give them to somebody or withdraw them first." : null;
    }

    private static bool Names(ActionDefinition action, string rule) =>
        (action.Do == ActionKinds.Assign && action.Settings.Text("rule") == rule) || (action.Do == ActionKinds.CreateTask && action.Settings.Text("assign") == rule);
}
