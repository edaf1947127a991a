namespace CrmCore;

/// <summary>Plans notifications of employees (R73): durable like any action, one for each channel of the employee.</summary>
internal static class Notices
{
    public const string Action = "$notify";

    public static void Plan(DecisionScope scope, Deal deal, string kind, string employee, string title, string text = "") =>
        Plan(scope, deal.Id.Value, deal.Entry, deal.Pipeline, deal.Stage, kind, employee, title, text);

    public static void Plan(
        DecisionScope scope, Guid subject, long entry, string pipeline, string stage, string kind, string employee, string title, string text = "")
    {
        if (!scope.Model.Employees.TryGetValue(employee, out var person) || !person.Active) return;
        var settings = person.Notifications;
        if (settings.Muted.Contains(kind.Split(':')[0], StringComparer.Ordinal)) return;
        var due = settings.Hours is { } hours && scope.Model.Calendars.TryGetValue(hours, out var calendar)
            ? calendar.NextOpening(scope.Now) ?? scope.Now
            : scope.Now;
        foreach (var channel in settings.Channels)
        {
            var row = new ScheduledAction
            {
                Account = scope.Account,
                Subject = subject,
                Entry = entry,
                Phase = ActionPhase.Notify,
                Action = kind,
                Target = channel + ":" + employee,
                DueAt = due,
                Do = Action,
                Pipeline = pipeline,
                Revision = 0,
                Stage = stage,
                Cause = scope.Cause,
                PlannedAt = scope.Now,
                Payload = Body(scope, title, text),
            };
            Insert(scope, row);
        }
    }

    /// <summary>Who is told about a deal: its owner; where it has none, the team's lead or the account's administrators.</summary>
    public static IReadOnlyList<string> Audience(DecisionScope scope, Deal deal, bool withLead)
    {
        var told = new List<string>();
        if (deal.Owner is { } owner) told.Add(owner.Value);
        if ((withLead || told.Count == 0) && LeadOf(scope, deal) is { } lead && !told.Contains(lead, StringComparer.Ordinal)) told.Add(lead);
        if (told.Count == 0) told.AddRange(scope.Model.Employees.Values.Where(e => e is { Active: true, Admin: true }).Select(e => e.Id));
        return told;
    }

    private static string? LeadOf(DecisionScope scope, Deal deal)
    {
        var stage = scope.Model.Pipelines.TryGetValue(deal.Pipeline, out var pipeline) ? pipeline.Stage(deal.Stage) : null;
        if (stage?.Definition.Team is { } id && scope.Model.Teams.TryGetValue(id, out var team)) return team.Lead;
        return scope.Model.Teams.Values.FirstOrDefault(t => deal.Owner is { } owner && t.Members.Contains(owner.Value, StringComparer.Ordinal))?.Lead;
    }

    private static ReadOnlyMemory<byte> Body(DecisionScope scope, string title, string text)
    {
        var json = scope.Tools.Timeline.Begin();
        json.Member("title", title);
        json.Member("text", text);
        return scope.Tools.Timeline.End();
    }

    private static void Insert(DecisionScope scope, ScheduledAction row)
    {
        // A card that was made within this decision has a new id on every try: asking the store for it would never end.
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        var key = ScheduledActionRecords.Instance.KeyOf(row);
        var isPlanned = actions.Knows(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, row.Subject))
            ? actions.Has(key)
            : actions.Find(key) is not null;
        if (!isPlanned) actions.Insert(row);
    }
}
