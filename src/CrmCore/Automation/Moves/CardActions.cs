using NodaTime;

namespace CrmCore;

/// <summary>Carries out the actions that touch nothing but cards (R19): in the decision itself, so that they are in the same commit.</summary>
internal static class CardActions
{
    /// <summary>Applies one; the caller updates the deal in the set.</summary>
    public static Deal Apply(
        DecisionScope scope, Deal deal, CompiledPipeline pipeline, ActionDefinition action, DealStory story)
    {
        var problems = new List<string>();
        var settings = action.Settings;
        return action.Do switch
        {
            ActionKinds.CreateTask => CreateTask(scope, deal, CreateTaskSettings.TryRead(settings, problems), story, action, problems),
            ActionKinds.AddTag => AddTag(deal, AddTagSettings.TryRead(settings, problems)?.Tag, story),
            ActionKinds.RemoveTag => RemoveTag(deal, RemoveTagSettings.TryRead(settings, problems)?.Tag),
            ActionKinds.SetField when SetFieldSettings.TryRead(settings, problems) is { } set => SetField(scope, deal, set, story, action),
            ActionKinds.ChangeOwner when ChangeOwnerSettings.TryRead(settings, problems) is { } owner => ChangeOwner(scope, deal, owner.Owner, story, action),
            ActionKinds.Assign when AssignSettings.TryRead(settings, problems) is { } assign => Assign(scope, deal, assign.Rule, story, action),
            ActionKinds.ChangeStage when ChangeStageSettings.TryRead(settings, problems) is { } change => Follow(deal, change, action, story),
            ActionKinds.CreateDeal when CreateDealSettings.TryRead(settings, problems) is { } make => CreateDeal(scope, deal, make, story, action),
            _ => Skip(deal, story, action, problems.Count > 0 ? problems[0] : $"'{action.Do}' is not carried out by the engine itself"),
        };
    }

    private static Deal CreateTask(DecisionScope scope, Deal deal, CreateTaskSettings? settings, DealStory story, ActionDefinition action, List<string> problems)
    {
        if (settings is null) return Skip(deal, story, action, string.Join("; ", problems));
        var id = new TaskId(scope.NewId());
        scope.Set.Of(CrmTaskRecords.Instance).Insert(new CrmTask
        {
            Account = scope.Account,
            Id = id,
            Deal = deal.Id,
            Text = settings.Text,
            Type = settings.Type,
            Owner = OwnerOf(scope, deal, settings, story, action),
            DueAt = DueOf(scope, settings),
            CreatedAt = scope.Now,
        });
        story.Fact("task", id.ToString());
        return deal;
    }

    private static EmployeeId? OwnerOf(DecisionScope scope, Deal deal, CreateTaskSettings settings, DealStory story, ActionDefinition action)
    {
        if (settings.Owner is { } owner) return new EmployeeId(owner);
        if (settings.Assign is not { } name) return deal.Owner;
        if (!scope.Model.Rules.TryGetValue(name, out var rule)) story.Skip(action.Id, $"there is no rule of assignment '{name}': the task is the owner's");
        else if (CardAssigning.ForTask(scope, rule, deal) is { } chosen) return chosen;
        else story.Skip(action.Id, $"nobody of '{name}' is free: the task is the owner's");
        return deal.Owner;
    }

    // The card is given to somebody at the end of the decision, when all that happens in it is known.
    private static Deal Assign(DecisionScope scope, Deal deal, string rule, DealStory story, ActionDefinition action)
    {
        if (!scope.Model.Rules.ContainsKey(rule)) return Skip(deal, story, action, $"there is no rule of assignment '{rule}'");
        scope.Owned.ToAssign.Add(new CardToAssign(deal.Id.Value, deal.Pipeline == LeadStatuses.Pipeline ? WorkKinds.Lead : WorkKinds.Deal, rule, Replaces: true));
        return deal;
    }

    private static Instant? DueOf(DecisionScope scope, CreateTaskSettings settings)
    {
        var local = scope.Now.InZone(scope.Model.Zone).LocalDateTime;
        if (settings.DueEndOfDay) return local.Date.PlusDays(1).AtStartOfDayInZone(scope.Model.Zone).ToInstant() - Duration.FromMilliseconds(1);
        return settings.Due is { } due ? (local + due).InZoneLeniently(scope.Model.Zone).ToInstant() : null;
    }

    private static Deal AddTag(Deal deal, string? tag, DealStory story)
    {
        if (tag is null || deal.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)) return deal;
        story.FollowUps.Add(new FollowUp.TagAdded(tag));
        return DealEdits.WithTags(deal, [.. deal.Tags, tag]);
    }

    private static Deal RemoveTag(Deal deal, string? tag) =>
        tag is null ? deal : DealEdits.WithTags(deal, [.. deal.Tags.Where(t => !string.Equals(t, tag, StringComparison.OrdinalIgnoreCase))]);

    private static Deal SetField(DecisionScope scope, Deal deal, SetFieldSettings set, DealStory story, ActionDefinition action)
    {
        if (deal.Pipeline == LeadStatuses.Pipeline) return SetOnLead(scope, deal, set, story, action);
        if (DealEdits.Set(scope, deal, set.Field, set.Value, out var refusal) is not { } changed) return Skip(deal, story, action, refusal!);
        Retiming.FieldChanged(scope, changed, set.Field, story);
        return changed;
    }

    // A lead has neither an amount nor a claim to unique values: those begin with the deal.
    private static Deal SetOnLead(DecisionScope scope, Deal lead, SetFieldSettings set, DealStory story, ActionDefinition action)
    {
        if (!scope.Model.Fields.TryGetValue((CardKind.Lead, set.Field), out var field) && !scope.Model.Fields.TryGetValue((CardKind.Deal, set.Field), out field))
        {
            return Skip(lead, story, action, $"leads have no field '{set.Field}': define it first (R74)");
        }

        if (FieldRules.Refusal(field, set.Value) is { } refusal) return Skip(lead, story, action, refusal);
        return lead.Fields[set.Field] == set.Value ? lead : lead with { Details = lead.Details with { Fields = lead.Fields.With(set.Field, set.Value) } };
    }

    private static Deal ChangeOwner(DecisionScope scope, Deal deal, string owner, DealStory story, ActionDefinition action)
    {
        if (!scope.Model.Employees.TryGetValue(owner, out var employee) || !employee.Active)
        {
            return Skip(deal, story, action, $"there is no active employee '{owner}'");
        }

        if (deal.Owner?.Value == owner) return deal;
        Notices.Plan(scope, deal, NotificationKinds.Assigned, owner, (deal.Pipeline == LeadStatuses.Pipeline ? "You have a new lead: " : "You have a new deal: ") + (deal.Title ?? deal.Id.ToString()));
        return deal with { Owner = new EmployeeId(owner) };
    }

    private static Deal Follow(Deal deal, ChangeStageSettings change, ActionDefinition action, DealStory story)
    {
        story.FollowUps.Add(new FollowUp.ChangeStage(action.Id, change.Pipeline, change.Stage));
        return deal;
    }

    private static Deal CreateDeal(DecisionScope scope, Deal deal, CreateDealSettings make, DealStory story, ActionDefinition action)
    {
        if (!scope.Model.Pipelines.TryGetValue(make.Pipeline, out var pipeline)) return Skip(deal, story, action, $"there is no pipeline '{make.Pipeline}'");
        if (pipeline.Stage(make.Stage ?? pipeline.Stages[0].Id) is not { } stage) return Skip(deal, story, action, $"there is no stage '{make.Stage}' in '{make.Pipeline}'");
        if (++scope.Chain > scope.Model.Account.Settings.MaxChain) return Skip(deal, story, action, "one cause has made and moved too many cards: the chain is cut (R28)");
        IReadOnlyList<ContactId> contacts = make.Contacts switch
        {
            CreateDealSettings.NoContacts => [],
            CreateDealSettings.AllContacts => [.. deal.Contact is { } main ? [main] : Array.Empty<ContactId>(), .. deal.OtherContacts],
            _ => deal.Contact is { } only ? [only] : [],
        };
        var made = NewDeals.Build(scope, make.Title ?? deal.Title, contacts, make.Owner is { } owner ? new EmployeeId(owner) : deal.Owner, deal.Origin);
        foreach (var field in make.Carry) made = DealEdits.Set(scope, made, field, FieldPath.DealField(field)(deal), out _) ?? made;
        made = made with { Pipeline = make.Pipeline, Stage = stage.Id };
        var origin = scope.NewStory(TimelineKinds.Created, null);
        origin.Fact("action", action.Id);
        origin.Fact("deal", deal.Id.ToString());
        StageMoves.Create(scope, made, contacts, pipeline, stage, scope.Model.Automation, origin);
        story.Fact("created", made.Id.ToString());
        return deal;
    }

    private static Deal Skip(Deal deal, DealStory story, ActionDefinition action, string reason)
    {
        story.Skip(action.Id, reason);
        return deal;
    }
}
