namespace CrmCore;

/// <summary>Finds names that the account does not have.</summary>
internal static class NameLint
{
    private static readonly string[] BuiltInFields = [Fields.Amount, Fields.Title, Fields.Owner, Fields.Contact, Fields.Tags];

    public static void Find(PipelineDefinition definition, LintContext context, Problems problems)
    {
        foreach (var stage in definition.AllStages())
        {
            var where = problems.At(stage);
            Known(where, "team", stage.Team, context.Teams, problems);
            foreach (var field in stage.Requires) Field(where, field, isDeal: true, context, problems);
            foreach (var trigger in stage.Triggers) Trigger(problems.At(stage, trigger), trigger, context, problems);
            foreach (var action in stage.OnEnter) Action(problems.At(stage, action), action, definition, context, problems);
        }
    }

    private static void Trigger(string where, TriggerDefinition trigger, LintContext context, Problems problems)
    {
        if (Shapes.OfTrigger(trigger.On) is not null)
        {
            Known(where, "mailbox", trigger.Settings.Text("mailbox"), context.Connections, problems);
            Known(where, "connection", trigger.Settings.Text("connection"), context.Connections, problems);
        }

        When(where, trigger.When, context, problems);
    }

    private static void Action(string where, ActionDefinition action, PipelineDefinition definition, LintContext context, Problems problems)
    {
        Known(where, "calendar", action.Timing.Calendar, context.Calendars, problems);
        Path(where, action.Timing.Field, context, problems);
        When(where, action.When, context, problems);
        if (Shapes.OfAction(action.Do) is null) return;

        var settings = action.Settings;
        Known(where, "template", settings.Text("template"), context.Templates, problems);
        Known(where, "mailbox", settings.Text("via"), context.Connections, problems);
        Known(where, "connection", settings.Text("connection"), context.Connections, problems);
        foreach (var employee in (string[])["for", "from", "owner"]) Known(where, "employee", settings.Text(employee), context.Employees, problems);
        foreach (var rule in (string[])["rule", "assign"]) Known(where, "assignment", settings.Text(rule), context.Assignments, problems);
        foreach (var field in settings.Texts("carry")) Field(where, field, isDeal: true, context, problems);
        if (settings.Text("set") is { } set) Field(where, set, isDeal: true, context, problems);
        Pipelines(where, action, definition, context, problems);
        Sender(where, action, context, problems);
    }

    private static void Pipelines(string where, ActionDefinition action, PipelineDefinition definition, LintContext context, Problems problems)
    {
        if (action.Settings.Text("pipeline") is not { } pipeline || pipeline == definition.Id) return;
        Known(where, "pipeline", pipeline, context.Pipelines, problems);
        if (action.Do == ActionKinds.ChangeStage)
            problems.Info(
                "move-to-other-pipeline",
                where,
                $"It takes the deal into the pipeline \"{pipeline}\", which the account must allow.",
                "Allow it in the account's settings, or create a deal there instead.");
    }

    private static void Sender(string where, ActionDefinition action, LintContext context, Problems problems)
    {
        if (action.Do != ActionKinds.SendEmail || context.HasDefaultSenderAndMailbox is not false) return;
        if (action.Settings.Text("from") is not null && action.Settings.Text("via") is not null) return;
        problems.Error(
            "no-sender",
            where,
            "The letter names no sender or no mailbox, and the account has no default.",
            "Add .From(…) and .Via(…), or set the account's default sender and mailbox.");
    }

    private static void When(string where, Condition? when, LintContext context, Problems problems)
    {
        foreach (var leaf in when.Leaves())
        {
            if (leaf is Condition.Within { Calendar: var calendar }) Known(where, "calendar", calendar, context.Calendars, problems);
            if (leaf is Condition.Compare { Field: var path }) Path(where, path, context, problems);
        }
    }

    private static void Path(string where, string? path, LintContext context, Problems problems)
    {
        if (path is not null && ConditionPaths.Custom(path) is var (id, isDeal)) Field(where, id, isDeal, context, problems);
    }

    private static void Field(string where, string id, bool isDeal, LintContext context, Problems problems)
    {
        if (isDeal && BuiltInFields.Contains(id)) return;
        Known(where, isDeal ? "field" : "contact's field", id, isDeal ? context.DealFields : context.ContactFields, problems);
    }

    private static void Known(string where, string word, string? name, IReadOnlyCollection<string>? known, Problems problems)
    {
        if (name is null || known is null || known.Contains(name)) return;
        var code = word == "contact's field" ? "unknown-field" : $"unknown-{word}";
        problems.Error(code, where, $"There is no {word} \"{name}\".", NearestName.Remedy(name, known));
    }
}
