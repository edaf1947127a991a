using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>Finds what is wrong with triggers and actions.</summary>
internal static class BehaviourValidation
{
    public static void Find(PipelineDefinition definition, KnownKinds? kinds, Problems problems)
    {
        foreach (var (stage, trigger) in definition.AllTriggers()) Trigger(problems.At(stage, trigger), trigger, kinds, problems);
        foreach (var (stage, action) in definition.AllActions())
        {
            var where = problems.At(stage, action);
            Action(where, action, kinds, problems);
            Target(where, action, definition, problems);
        }
    }

    private static void Trigger(string where, TriggerDefinition trigger, KnownKinds? kinds, Problems problems)
    {
        PipelineValidation.Id(trigger.Id, where, problems);
        Kind(where, "trigger", trigger.On, kinds?.Triggers, KnownKinds.BuiltIn.Triggers, problems);
        Settings(where, trigger.Settings, Shapes.OfTrigger(trigger.On), PipelineMembers.Trigger, problems);
        When(where, trigger.When, problems);
    }

    private static void Action(string where, ActionDefinition action, KnownKinds? kinds, Problems problems)
    {
        PipelineValidation.Id(action.Id, where, problems);
        Kind(where, "action", action.Do, kinds?.Actions, KnownKinds.BuiltIn.Actions, problems);
        Settings(where, action.Settings, Shapes.OfAction(action.Do), PipelineMembers.Action, problems);
        When(where, action.When, problems);
        foreach (var problem in action.Timing.Validate())
        {
            // The first sentence says what, the rest what to do.
            var end = problem.IndexOf(". ", StringComparison.Ordinal);
            problems.Error("bad-timing", where, problem[..(end + 1)], problem[(end + 2)..]);
        }

        if (action.Timing.Field is { } field && !string.IsNullOrWhiteSpace(field) && !IsCardField(field))
        {
            problems.Error("bad-timing", where, $"The date field \"{field}\" of the timing is no field of a card.",
                ConditionPaths.IsName(field) ? $"Did you mean \"deal.{field}\"?" : "Begin it with \"deal.\" or \"contact.\", for example \"deal.deadline\".");
        }
    }

    // Without a list of the host's kinds a kind with a dot may be one of them.
    private static void Kind(string where, string word, string kind, IReadOnlyCollection<string>? known, IReadOnlyCollection<string> builtIn, Problems problems)
    {
        if ((known ?? builtIn).Contains(kind) || (known is null && kind.Contains('.', StringComparison.Ordinal))) return;
        var remedy = NearestName.Of(kind, known ?? builtIn) is { } nearest
            ? $"Did you mean \"{nearest}\"?"
            : kind.Contains('.', StringComparison.Ordinal)
                ? $"Register it with the engine before it starts, as a kind of {word}."
                : $"Use {NearestName.List(known ?? builtIn)}.";
        problems.Error($"unknown-{word}-kind", where, $"The kind of {word} \"{kind}\" is not known.", remedy);
    }

    private static void Settings(string where, JsonObject settings, SettingsShape? shape, string[] own, Problems problems)
    {
        foreach (var name in settings.Select(s => s.Key).Where(own.Contains))
            problems.Error("setting-collides", where, $"A setting is named \"{name}\", as a member that all have.", "Rename it.");
        if (shape is null) return;
        foreach (var problem in shape.Find(settings)) problems.Error("bad-setting", where, problem);
    }

    private static void When(string where, Condition? when, Problems problems)
    {
        foreach (var leaf in when.Leaves())
        {
            if (leaf is Condition.Compare compare)
            {
                if (ConditionPaths.Find(compare.Field) is { } path) problems.Error("bad-condition", where, path);
                if (ConditionOperators.WrongCount(compare) is { } count) problems.Error("bad-condition", where, count);
            }
            else if (leaf is Condition.Within { Calendar: var calendar } && string.IsNullOrWhiteSpace(calendar))
            {
                problems.Error("bad-condition", where, "The calendar of a condition is blank.", "Name one, for example \"office-hours\".");
            }
        }
    }

    private static void Target(string where, ActionDefinition action, PipelineDefinition definition, Problems problems)
    {
        var target = action.LeadsTo(definition);
        string[] stages = [.. definition.AllStages().Select(s => s.Id)];
        if (target is null || stages.Contains(target)) return;
        problems.Error("unknown-stage", where, $"There is no stage \"{target}\" in this pipeline.", NearestName.Remedy(target, stages));
    }

    private static bool IsCardField(string path)
        => (path.StartsWith("deal.", StringComparison.Ordinal) || path.StartsWith("contact.", StringComparison.Ordinal))
            && ConditionPaths.IsName(path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..]);
}
