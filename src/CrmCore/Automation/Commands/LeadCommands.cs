using System.Text.Json;

namespace CrmCore;

/// <summary>Accepting a lead: it becomes a contact and a deal, and nothing is typed twice (R15, R35).</summary>
internal static class LeadCommands
{
    public static CommandResult Accept(DecisionScope scope, JsonElement command)
    {
        if (command.Id("lead") is not { } id || scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, new LeadId(id))) is not { } lead)
        {
            return new Refused($"There is no lead '{command.Text("lead")}'.");
        }

        if (lead.State == LeadState.Accepted) return new Refused($"The lead was accepted already: it is the deal {lead.Deal}.");
        var name = command.Text("pipeline") ?? Intake.PolicyOf(scope.Model, lead.Source)?.Pipeline ?? scope.Model.Pipelines.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? "";
        if (!scope.Model.Pipelines.TryGetValue(name, out var pipeline)) return new Refused($"There is no pipeline '{name}'.");
        if (pipeline.Stage(command.Text("stage") ?? pipeline.Stages[0].Id) is not { } stage) return new Refused($"There is no stage '{command.Text("stage")}' in '{name}'.");
        var owner = command.Text("owner") is { } given ? new EmployeeId(given) : scope.Actor.Employee;
        var contact = (lead.Contact is { } known ? Cards.Contact(scope, known)?.Id : null) ?? MakeContact(scope, lead, owner);
        var deal = NewDeals.Build(scope, command.Text("title"), [contact], owner, lead.Origin);
        foreach (var (field, value) in lead.Fields.Values) deal = DealEdits.Set(scope, deal, field, value, out _) ?? deal;
        deal = deal with { Pipeline = name, Stage = stage.Id };
        var story = new DealStory(TimelineKinds.Created, null);
        story.Fact("lead", lead.Id.ToString());
        deal = StageMoves.Create(scope, deal, [contact], pipeline, stage, scope.Actor, story);
        scope.Set.Of(LeadRecords.Instance).Update(lead with { State = LeadState.Accepted, Contact = contact, Deal = deal.Id, Version = lead.Version + 1 });
        Notes.Write(scope, lead.Id.Value, TimelineKinds.Moved, null, Before(scope, lead));
        scope.Deals.Add(new DealOutcome(deal.Id, DealResult.Created, null, deal.Stage) { Planned = story.Planned });
        return new Created(deal.Id.Value);
    }

    // All of it is personal: it stands where it can be erased. Read backwards it gives the lead as it was (R63).
    public static string Before(DecisionScope scope, Lead lead)
    {
        var json = scope.Tools.Timeline.Begin();
        json.WriteStartObject("before");
        json.WriteNumber("state", (int)lead.State);
        json.Member("name", lead.Name);
        json.Member("contact", lead.Contact?.ToString());
        json.Member("deal", lead.Deal?.ToString());
        json.WritePropertyName("details");
        json.WriteRawValue(lead.Json.IsEmpty ? "{}"u8 : lead.Json.Span, skipInputValidation: true);
        json.WriteEndObject();
        return System.Text.Encoding.UTF8.GetString(scope.Tools.Timeline.End().Span);
    }

    private static ContactId MakeContact(DecisionScope scope, Lead lead, EmployeeId? owner)
    {
        var id = new ContactId(scope.NewId());
        Claims.HandOver(scope.Set, scope.Account, lead.Id, id, lead.Points);
        ContactIntake.Insert(scope, new Contact
        {
            Account = scope.Account,
            Id = id,
            Name = lead.Name ?? scope.Model.Account.Settings.PlaceholderName,
            Owner = owner,
            CreatedAt = lead.CreatedAt,
            Details = new ContactDetails { Points = lead.Points, Origin = lead.Origin },
        });
        return id;
    }
}
