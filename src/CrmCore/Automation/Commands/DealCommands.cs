using System.Text.Json;

namespace CrmCore;

/// <summary>Commands on deals: make, move by hand (R03), edit field by field (R68).</summary>
internal static class DealCommands
{
    public static CommandResult Create(DecisionScope scope, JsonElement command)
    {
        var name = command.Text("pipeline") ?? scope.Model.Pipelines.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? "";
        if (!scope.Model.Pipelines.TryGetValue(name, out var pipeline)) return new Refused($"There is no pipeline '{name}'.");
        var stage = pipeline.Stage(command.Text("stage") ?? pipeline.Stages[0].Id);
        if (stage is null) return new Refused($"There is no stage '{command.Text("stage")}' in the pipeline '{name}'.");
        if (ContactCommands.PointRefusal(scope, command) is { } unreadable) return new Refused(unreadable);
        if (ContactOf(scope, command) is not { } contacts) return new Refused($"There is no contact '{command.Text("contact")}'.");
        var deal = NewDeals.Build(scope, command.Text("title"), contacts, OwnerOf(command), null);
        if (command.Text("source") is { } source) deal = deal with { Details = deal.Details with { Origin = new Origin { Source = source } } };
        foreach (var (field, value) in command.Values("set"))
        {
            if (DealEdits.Set(scope, deal, field, value, out var refusal) is not { } changed) return new Refused(refusal!);
            deal = changed;
        }

        if (MissingRequired(scope, deal) is { Count: > 0 } missing)
        {
            return new Refused($"These fields are required: {string.Join(", ", missing)} (R74).") { MissingFields = missing };
        }

        deal = deal with { Pipeline = name, Stage = stage.Id };
        var story = new DealStory(TimelineKinds.Created, null);
        deal = StageMoves.Create(scope, deal, contacts, pipeline, stage, scope.Actor, story);
        scope.Deals.Add(new DealOutcome(deal.Id, DealResult.Created, null, deal.Stage) { Planned = story.Planned });
        return new Created(deal.Id.Value);
    }

    public static CommandResult Move(DecisionScope scope, JsonElement command)
    {
        if (Find(scope, command) is not { } deal) return new Refused($"There is no deal '{command.Text("deal")}'.");
        var name = command.Text("pipeline") ?? deal.Pipeline;
        if (!scope.Model.Pipelines.TryGetValue(name, out var pipeline)) return new Refused($"There is no pipeline '{name}'.");
        if (pipeline.Stage(command.Required("stage")) is not { } target)
        {
            return new Refused($"There is no stage '{command.Text("stage")}' in the pipeline '{name}'; it has {string.Join(", ", pipeline.Stages.Select(s => s.Id))}.");
        }

        if (Conflict(scope, deal, command) is { } conflict) return conflict;
        var before = deal;
        foreach (var (field, value) in command.Values("set"))
        {
            if (DealEdits.Set(scope, deal, field, value, out var refusal) is not { } changed) return new Refused(refusal!);
            deal = changed;
        }

        if (deal.Stage == target.Id && deal.Pipeline == name) return EditOnly(scope, before, deal);
        if (target.Id == Outcomes.Lost && LossRefusal(pipeline, deal) is { } loss) return loss;
        var missing = target.Definition.Requires.Where(f => FieldPath.DealField(f)(deal).IsEmpty).ToArray();
        if (missing.Length > 0)
        {
            return new Refused(
                $"The stage '{target.Id}' needs {string.Join(", ", missing)}: fill {(missing.Length == 1 ? "it" : "them")} in first (R03).") { MissingFields = missing };
        }

        var story = new DealStory(TimelineKinds.Moved, before);
        story.Fact("by", scope.Actor.ToString());
        var from = deal.Stage;
        deal = StageMoves.Move(scope, deal, pipeline, target, scope.Actor, story);
        scope.Deals.Add(new DealOutcome(deal.Id, DealResult.Moved, from, deal.Stage) { Planned = story.Planned });
        return new Moved(deal, from);
    }

    public static CommandResult Edit(DecisionScope scope, JsonElement command)
    {
        if (Find(scope, command) is not { } deal) return new Refused($"There is no deal '{command.Text("deal")}'.");
        if (Conflict(scope, deal, command) is { } conflict) return conflict;
        var before = deal;
        foreach (var (field, value) in command.Values("set"))
        {
            if (DealEdits.Set(scope, deal, field, value, out var refusal) is not { } changed) return new Refused(refusal!);
            deal = changed;
        }

        return EditOnly(scope, before, deal, fire: !command.Flag("silent"));
    }

    /// <summary>The deal's stage was removed and another took its place (R05): the same entry under another name, so that nothing is cancelled or planned.</summary>
    public static CommandResult Rehouse(DecisionScope scope, JsonElement command)
    {
        if (Find(scope, command) is not { } deal) return new Refused($"There is no deal '{command.Text("deal")}'.");
        var story = new DealStory(TimelineKinds.Moved, deal);
        story.Fact("from", deal.Stage);
        story.Fact("to", command.Required("stage"));
        story.Fact("reason", "the stage was replaced (R05)");
        StageMoves.Count(scope, deal, -1);
        deal = deal with { Stage = command.Required("stage"), Version = deal.Version + 1 };
        StageMoves.Count(scope, deal, 1);
        OwnedCards.Update(scope, deal);
        story.Write(scope, deal, scope.Actor);
        return new Done();
    }

    public static CommandResult CompleteTask(DecisionScope scope, JsonElement command)
    {
        var deal = new DealId(command.Id("deal") ?? Guid.Empty);
        var tasks = scope.Set.Of(CrmTaskRecords.Instance);
        if (tasks.Find(new RecordKey(scope.Account, deal.Value, G1: command.Id("task") ?? Guid.Empty)) is not { } task) return new Refused("There is no such task.");
        if (task.DoneAt is not null) return new Done { Changed = false };
        tasks.Update(task with { DoneAt = scope.Now, Version = task.Version + 1 });
        return new Done();
    }

    private static Done EditOnly(DecisionScope scope, Deal before, Deal deal, bool fire = true)
    {
        if (ReferenceEquals(before, deal)) return new Done { Changed = false };
        var added = deal.Tags.Except(before.Tags, StringComparer.OrdinalIgnoreCase).ToArray();
        deal = deal with { Version = deal.Version + 1 };
        OwnedCards.Update(scope, deal);
        var story = new DealStory(TimelineKinds.Edited, before);
        RetimeChangedDates(scope, before, deal, story);
        story.Write(scope, deal, scope.Actor);
        if (fire)
        {
            foreach (var tag in added) deal = FollowUps.TagAdded(scope, deal, tag);
        }

        return new Done();
    }

    private static void RetimeChangedDates(DecisionScope scope, Deal before, Deal deal, DealStory story)
    {
        var ids = before.Fields.Values.Concat(deal.Fields.Values).Select(f => f.Key).Distinct(StringComparer.Ordinal);
        foreach (var id in ids.Where(id => before.Fields[id] != deal.Fields[id]).ToArray()) Retiming.FieldChanged(scope, deal, id, story);
    }

    private static Refused? Conflict(DecisionScope scope, Deal deal, JsonElement command)
    {
        var changed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, seen) in command.Values("expected"))
        {
            var now = FieldPath.DealField(field)(deal);
            if (now != seen && !(now.IsEmpty && seen.IsEmpty)) changed[field] = now.AsText;
        }

        if (changed.Count == 0) return null;
        scope.Log?.Add("expected values", false, "somebody else changed " + string.Join(", ", changed.Keys));
        return new Refused(
            $"Somebody else changed {string.Join(", ", changed.Select(c => $"{c.Key} to '{c.Value}'"))} since you looked. Look again and repeat (R68).")
        {
            ChangedByOthers = changed,
        };
    }

    private static Refused? LossRefusal(CompiledPipeline pipeline, Deal deal)
    {
        var reasons = pipeline.Definition.LossReasons;
        if (reasons.Count == 0 || (deal.LossReason is { } given && reasons.Contains(given, StringComparer.Ordinal))) return null;
        return new Refused($"A lost deal needs one of the reasons: {string.Join(", ", reasons)} (R02).") { MissingFields = ["loss-reason"] };
    }

    private static List<string> MissingRequired(DecisionScope scope, Deal deal) =>
        scope.Actor.Kind != ActorKind.Person
            ? []
            : [.. scope.Model.Fields.Values.Where(f => f is { On: CardKind.Deal, Required: true } && deal.Fields[f.Id].IsEmpty).Select(f => f.Id)];

    private static List<ContactId>? ContactOf(DecisionScope scope, JsonElement command)
    {
        if (command.Text("contact") is not null)
        {
            if (command.Id("contact") is not { } id || Cards.Contact(scope, new ContactId(id)) is not { } main) return null;
            var contacts = new List<ContactId> { main.Id };
            foreach (var name in command.Value("contacts").AsList)
            {
                if (Guid.TryParse(name, out var otherId) && Cards.Contact(scope, new ContactId(otherId)) is { } other && !contacts.Contains(other.Id)) contacts.Add(other.Id);
            }

            return contacts;
        }

        var points = new List<KnownPoint>();
        scope.Tools.Points.Phone(command.Text("phone"), scope.Model.Account.Region, points);
        ContactPoints.Email(command.Text("email"), points);
        if (points.Count == 0 && command.Text("name") is null) return [];
        var known = Identification.Identify(scope.Set, scope.Account, null, points, null);
        if (known.Contact is { } found) return [found];
        return [ContactIntake.Make(scope, command.Text("name"), points, null, FieldBag.Empty, scope.OccurredAt, OwnerOf(command))];
    }

    private static EmployeeId? OwnerOf(JsonElement command) => command.Text("owner") is { } owner ? new EmployeeId(owner) : (EmployeeId?)null;

    private static Deal? Find(DecisionScope scope, JsonElement command) =>
        command.Id("deal") is { } id ? Cards.Deal(scope, new DealId(id)) : null;
}
