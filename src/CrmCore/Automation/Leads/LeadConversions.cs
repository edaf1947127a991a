using System.Text.Json;

namespace CrmCore;

/// <summary>Turns leads into contacts, companies and deals: nothing is typed twice (R15, R35).</summary>
internal static class LeadConversions
{
    /// <summary>Accepts a lead: it becomes a contact and a deal.</summary>
    public static CommandResult Accept(DecisionScope scope, JsonElement command) =>
        Run(scope, command, new Wish(true, false, true)) switch
        {
            Converted { Deal: { } deal } => new Created(deal.Value),
            var other => other,
        };

    public static CommandResult Convert(DecisionScope scope, JsonElement command) =>
        Run(scope, command, new Wish(command.Flag("makeContact"), command.Flag("makeCompany"), command.Flag("makeDeal")));

    public static string Became(Lead lead) =>
        lead.Deal is { } deal ? $"the deal {deal}" : lead.Contact is { } contact ? $"the contact {contact}" : lead.Company is { } company ? $"the company {company}" : "converted";

    private static CommandResult Run(DecisionScope scope, JsonElement command, Wish wish)
    {
        if (LeadCommands.Find(scope, command) is not { } lead) return LeadCommands.Unknown(command);
        if (lead.State == LeadState.Accepted) return new Refused($"The lead was accepted already: it is {Became(lead)}.");
        if (LeadAccess.Refusal(scope, lead) is { } refusal) return new Refused(refusal);
        var known = command.Id("contact") is { } named ? new ContactId(named) : lead.Contact;
        if (known is { } id && Cards.Contact(scope, id) is null) return new Refused($"There is no contact '{id}'.");
        if (!wish.Contact && command.Id("contact") is null && !wish.Company && command.Id("company") is null && !wish.Deal) return new Refused("Say what the lead becomes: a contact, a company, a deal, or several of them.");
        if (CompanyOf(scope, command, lead, wish, out var company) is { } wrong) return new Refused(wrong);
        CompiledPipeline? pipeline = null;
        CompiledStage? stage = null;
        if (wish.Deal && PlaceOf(scope, command, lead, out pipeline, out stage) is { } nowhere) return new Refused(nowhere);
        var owner = command.Text("owner") is { } given ? new EmployeeId(given) : lead.Owner ?? scope.Actor.Employee;
        var contact = known is { } joined ? Join(scope, lead, joined) : wish.Contact ? MakeContact(scope, lead, owner) : (ContactId?)null;
        var made = company?.Invoke();
        if (contact is { } person && made is { } firm) CompanyCards.Join(scope, firm, person);
        if (contact is null && made is { } holder) Claims.HandOver(scope.Set, scope.Account, lead.Id, CardKind.Company, holder.Value, lead.Points);
        var deal = wish.Deal ? MakeDeal(scope, command, lead, contact, made, owner, pipeline!, stage!) : (DealId?)null;
        var details = lead.Details with { ToCompany = made?.Value };
        LeadMoves.Move(scope, lead, lead with { Contact = contact, Deal = deal, Owner = owner, Details = details }, scope.Model.Leads.First(LeadState.Accepted), scope.Actor);
        ClientConversations.Converted(scope, lead.Id, contact, deal);
        if (contact is { } scored) Scores.Carry(scope, lead.Id, scored.Value);
        if (deal is { } opened) Scores.Carry(scope, lead.Id, opened.Value);
        scope.Lead = lead.Id;
        return new Converted(contact, made, deal);
    }

    // The company is found or made only when nothing can be refused any more.
    private static string? CompanyOf(DecisionScope scope, JsonElement command, Lead lead, Wish wish, out Func<CompanyId>? company)
    {
        company = null;
        if (command.Text("company") is { } text)
        {
            if (command.Id("company") is not { } id || CompanyCards.Find(scope, new CompanyId(id)) is null) return $"There is no company '{text}'.";
            company = () => new CompanyId(id);
            return null;
        }

        if (!wish.Company) return null;
        if ((Request.Clean(command.Text("companyName")) ?? lead.CompanyName) is not { } name) return "The lead names no company: say what it is called.";
        var taxId = CompanyCards.TaxIdOf(command.Text("taxId"));
        company = () => CompanyCards.FindOrMake(scope, name, taxId, lead.Owner ?? scope.Actor.Employee);
        return null;
    }

    private static string? PlaceOf(DecisionScope scope, JsonElement command, Lead lead, out CompiledPipeline? pipeline, out CompiledStage? stage)
    {
        stage = null;
        var name = command.Text("pipeline") ?? Intake.PolicyOf(scope.Model, lead)?.Pipeline ?? scope.Model.Pipelines.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? "";
        if (!scope.Model.Pipelines.TryGetValue(name, out pipeline)) return $"There is no pipeline '{name}'.";
        stage = pipeline.Stage(command.Text("stage") ?? pipeline.Stages[0].Id);
        return stage is null ? $"There is no stage '{command.Text("stage")}' in '{name}'." : null;
    }

    private static DealId MakeDeal(
        DecisionScope scope, JsonElement command, Lead lead, ContactId? contact, CompanyId? company, EmployeeId? owner, CompiledPipeline pipeline, CompiledStage stage)
    {
        IReadOnlyList<ContactId> contacts = contact is { } person ? [person] : [];
        var deal = NewDeals.Build(scope, command.Text("title"), contacts, owner, lead.Origin);
        if (company is { } firm) deal = deal with { Details = deal.Details with { Company = firm.Value } };
        if (lead.Tags.Count > 0) deal = DealEdits.WithTags(deal, lead.Tags);
        foreach (var (field, value) in lead.Fields.Values) deal = DealEdits.Set(scope, deal, field, value, out _) ?? deal;
        foreach (var (field, value) in command.Values("set")) deal = DealEdits.Set(scope, deal, field, value, out _) ?? deal;
        deal = deal with { Pipeline = pipeline.Definition.Id, Stage = stage.Id };
        var story = new DealStory(TimelineKinds.Created, null) { Personal = lead.Text };
        story.Fact("lead", lead.Id.ToString());
        deal = StageMoves.Create(scope, deal, contacts, pipeline, stage, scope.Actor, story);
        if (lead.Origin is { } origin) Notes.OfOrigin(scope, deal.Id.Value, scope.Kind, origin);
        scope.Deals.Add(new DealOutcome(deal.Id, DealResult.Created, null, deal.Stage) { Planned = story.Planned });
        return deal.Id;
    }

    private static ContactId MakeContact(DecisionScope scope, Lead lead, EmployeeId? owner)
    {
        var id = new ContactId(scope.NewId());
        var points = TakeOver(scope, lead, id);
        ContactIntake.Insert(scope, new Contact
        {
            Account = scope.Account,
            Id = id,
            Name = lead.Name ?? Intake.Placeholder(scope.Model, Intake.PolicyOf(scope.Model, lead)),
            Owner = owner,
            CreatedAt = lead.CreatedAt,
            Details = new ContactDetails { Points = points, Origin = lead.Origin, Fields = FieldsOf(scope, lead, FieldBag.Empty) },
        });
        return id;
    }

    // What the lead held becomes the contact's. A key that another contact holds, and that the lead was set apart for, is by this decision of a
    // person known to be two people's (R33).
    private static List<KnownPoint> TakeOver(DecisionScope scope, Lead lead, ContactId contact)
    {
        Claims.HandOver(scope.Set, scope.Account, lead.Id, CardKind.Contact, contact.Value, lead.Points);
        var claims = scope.Set.Of(ClaimRecords.Instance);
        foreach (var point in lead.Points)
        {
            var claim = claims.Find(ClaimRecords.Key(scope.Account, point.Kind, point.Value));
            if (claim is { HolderKind: CardKind.Contact } && claim.Holder != contact.Value && lead.Review.Contains(new ContactId(claim.Holder)))
            {
                SharedKeys.Share(scope.Set, scope.Account, point, scope.Tools.Points.PhoneVersion);
                KeyNotes.Write(scope, claim.Holder, TimelineKinds.KeyShared, point, lead.Name);
            }
        }

        return Claims.Take(scope.Set, scope.Account, CardKind.Contact, contact.Value, [], lead.Points, scope.Tools.Points.PhoneVersion);
    }

    /// <summary>Joins the lead to a contact that is there: its keys and fields are added, nothing is replaced.</summary>
    private static ContactId Join(DecisionScope scope, Lead lead, ContactId id)
    {
        var contact = Cards.Contact(scope, id)!;
        Claims.HandOver(scope.Set, scope.Account, lead.Id, CardKind.Contact, id.Value, lead.Points);
        var added = Claims.Take(scope.Set, scope.Account, CardKind.Contact, id.Value, contact.Points, lead.Points, scope.Tools.Points.PhoneVersion);
        var details = contact.Details;
        var joined = details with
        {
            Points = [.. details.Points, .. added],
            Fields = FieldsOf(scope, lead, details.Fields),
            Origin = details.Origin ?? lead.Origin,
        };
        var name = Intake.IsPlaceholder(scope.Model, contact.Name) ? lead.Name ?? contact.Name : contact.Name;
        var changed = contact with { Name = name, Details = joined };
        scope.Contact = id;
        if (name == contact.Name && changed.Json.Span.SequenceEqual(contact.Json.Span)) return id;
        ContactWrites.Update(scope, contact, changed);
        Notes.Write(scope, id.Value, TimelineKinds.Edited, scope.Kind, ContactCommands.Before(scope, contact));
        return id;
    }

    private static FieldBag FieldsOf(DecisionScope scope, Lead lead, FieldBag known)
    {
        foreach (var (field, value) in lead.Fields.Values)
        {
            if (known[field].IsEmpty && scope.Model.Fields.TryGetValue((CardKind.Contact, field), out var definition) && FieldRules.Refusal(definition, value) is null) known = known.With(field, value);
        }

        return known;
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Wish(bool Contact, bool Company, bool Deal);
}
