using NodaTime;

namespace CrmCore;

/// <summary>Finds what makes a definition unusable: found at start, not at midnight.</summary>
internal static class PipelineValidation
{
    public static IReadOnlyList<PipelineProblem> Find(PipelineDefinition definition, KnownKinds? kinds)
    {
        var problems = new Problems(definition);
        Identity(definition, problems);
        foreach (var stage in definition.AllStages())
        {
            Looks(stage, problems);
            Limit(stage, problems);
        }

        Duplicates(definition, problems);
        Replaced(definition, problems);
        BehaviourValidation.Find(definition, kinds, problems);
        PipelineLint.Analytics(definition, problems);
        return problems.Found;
    }

    public static bool IsId(string? id)
        => id is not null && id.Length is > 0 and <= 64 && char.IsAsciiLetterOrDigit(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static void Id(string id, string where, Problems problems)
    {
        if (IsId(id)) return;
        problems.Error(
            "bad-id",
            where,
            $"\"{id}\" is no id.",
            "Use lower-case letters, digits and dashes, 1 to 64 of them, a letter or digit first; give people a name with Named or \"name\".");
    }

    private static void Identity(PipelineDefinition definition, Problems problems)
    {
        Id(definition.Id, problems.Here, problems);
        if (definition.Stages.Count == 0)
            problems.Error(
                "no-stages",
                problems.Here,
                "The pipeline has no stages.",
                "Add at least one: .Stage(\"new\"), or \"stages\": [{\"id\": \"new\"}].");
        foreach (var stage in definition.Stages)
        {
            Id(stage.Id, problems.At(stage), problems);
            if (stage.Id is Outcomes.Won or Outcomes.Lost)
                problems.Error(
                    "reserved-stage-id",
                    problems.At(stage),
                    $"\"{stage.Id}\" is the outcome that every pipeline has.",
                    $"Describe it with .{(stage.Id == Outcomes.Won ? "Won" : "Lost")}(…) or the member \"{stage.Id}\", or give the stage another id.");
        }

        if (definition.Won.Id != Outcomes.Won || definition.Lost.Id != Outcomes.Lost)
            problems.Error(
                "reserved-stage-id",
                problems.Here,
                "The outcomes do not have their own ids.",
                "Leave the id of Won at \"won\" and of Lost at \"lost\".");
        foreach (var reason in definition.LossReasons.GroupBy(r => r, StringComparer.Ordinal))
        {
            if (string.IsNullOrWhiteSpace(reason.Key))
                problems.Error(
                    "blank-loss-reason",
                    problems.Here,
                    "A loss reason is blank.",
                    "Remove it, or name the reason.");
            else if (reason.Count() > 1)
                problems.Error(
                    "duplicate-loss-reason",
                    problems.Here,
                    $"The loss reason \"{reason.Key}\" is there {reason.Count()} times.",
                    "Leave one.");
        }
    }

    private static void Looks(StageDefinition stage, Problems problems)
    {
        if (stage.Color is { } color && !(color.Length == 7 && color[0] == '#' && color.Skip(1).All(char.IsAsciiHexDigit)))
            problems.Error("bad-color", problems.At(stage), $"\"{color}\" is no colour.", "Write it as #rrggbb, for example \"#3b82f6\".");
        foreach (var field in stage.Requires.GroupBy(f => f, StringComparer.Ordinal))
        {
            if (!ConditionPaths.IsName(field.Key))
                problems.Error(
                    "bad-required-field",
                    problems.At(stage),
                    $"\"{field.Key}\" is no name of a field.",
                    "Use a name of Fields, such as \"amount\", or the id of a custom field, without \"deal.\".");
            else if (field.Count() > 1)
                problems.Error(
                    "bad-required-field",
                    problems.At(stage),
                    $"The field \"{field.Key}\" is required {field.Count()} times.",
                    "Name it once.");
        }
    }

    private static void Limit(StageDefinition stage, Problems problems)
    {
        var where = problems.At(stage);
        if (stage.TimeLimit is { } limit && limit <= Duration.Zero)
            problems.Error("bad-time-limit", where, $"The time limit is {Text(limit)}.", "Give more than zero, or no limit.");
        if (stage.RemindBefore is not { } before) return;
        if (before <= Duration.Zero)
            problems.Error(
                "bad-reminder",
                where,
                $"The reminder comes {Text(before)} before the time limit.",
                "Give more than zero, or no reminder.");
        if (stage.TimeLimit is null)
            problems.Error("bad-reminder", where, "There is a reminder without a time limit.", "Add the limit, or remove the reminder.");
        else if (before >= stage.TimeLimit)
            problems.Error(
                "bad-reminder",
                where,
                $"The reminder comes {Text(before)} before a limit of {Text(stage.TimeLimit.Value)}: at the entry or before it.",
                "Give less than the limit.");
    }

    private static string Text(Duration duration) => PeriodText.Format(PeriodText.Of(duration));

    private static void Duplicates(PipelineDefinition definition, Problems problems)
    {
        Report(definition.Stages.GroupBy(s => s.Id), "stage", definition.Stages.Select(problems.At));
        Report(definition.AllTriggers().GroupBy(t => t.Trigger.Id), "trigger", definition.AllTriggers().Select(t => problems.At(t.Stage, t.Trigger)));
        Report(definition.AllActions().GroupBy(a => a.Action.Id), "action", definition.AllActions().Select(a => problems.At(a.Stage, a.Action)));

        void Report<T>(IEnumerable<IGrouping<string, T>> groups, string word, IEnumerable<string> places)
        {
            foreach (var group in groups.Where(g => g.Count() > 1))
            {
                var where = string.Join(" and ", places.Where(p => p.Contains($"{word} \"{group.Key}\"", StringComparison.Ordinal)));
                problems.Error(
                    $"duplicate-{word}-id",
                    where,
                    $"{group.Count()} {word}s have the id \"{group.Key}\".",
                    "Give each an id of its own: what waits and what was done is known by it.");
            }
        }
    }

    private static void Replaced(PipelineDefinition definition, Problems problems)
    {
        string[] stages = [.. definition.AllStages().Select(s => s.Id)];
        foreach (var (from, to) in definition.Replaced.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            if (stages.Contains(from))
                problems.Error(
                    "bad-replacement",
                    problems.Here,
                    $"\"{from}\" is said to be replaced by \"{to}\" but is still a stage.",
                    "Remove the stage, or the replacement.");
            if (!stages.Contains(to))
                problems.Error(
                    "bad-replacement",
                    problems.Here,
                    $"\"{from}\" is said to be replaced by \"{to}\", which is no stage.",
                    NearestName.Remedy(to, stages));
        }
    }
}
