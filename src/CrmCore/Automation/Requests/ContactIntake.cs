namespace CrmCore;

/// <summary>Requests that make or enrich contacts (R29, R32).</summary>
internal static class ContactIntake
{
    /// <summary>Adds what a known contact's event newly tells: points are added, never replaced.</summary>
    public static void AddPoints(DecisionScope scope, StoredEvent e, ContactId id, List<KnownPoint> points)
    {
        if (Cards.Contact(scope, id) is not { } contact) return;
        var added = Claims.Take(scope.Set, scope.Account, CardKind.Contact, id.Value, contact.Points, points, scope.Tools.Points.PhoneVersion);
        var details = contact.Details;
        var named = Intake.IsPlaceholder(scope.Model, contact.Name) ? Request.Name(scope.Model, e) ?? contact.Name : contact.Name;
        var origin = details.Origin ?? (e.Kind is EventKinds.FormSubmitted or EventKinds.ChatMessage ? Request.OriginOf(scope.Model, e) : null);
        if (added.Count == 0 && named == contact.Name && ReferenceEquals(origin, details.Origin)) return;
        ContactWrites.Update(scope, contact, contact with { Name = named, Details = details with { Points = [.. details.Points, .. added], Origin = origin } });
        Notes.Write(scope, contact.Id.Value, TimelineKinds.Edited, e.Kind, ContactCommands.Before(scope, contact));
        scope.Log?.Add("contact " + id, true, $"{added.Count} new contact points were added (R32)");
    }

    /// <summary>A known person's new form (R32): with an open deal in that pipeline it is the form submitted again; otherwise a new deal, or a lead.</summary>
    /// <returns>Whether the event is dealt with; otherwise the open deals' triggers are asked.</returns>
    public static bool NewRequest(DecisionScope scope, StoredEvent e, ContactId id, List<Deal> deals, List<Deal> open)
    {
        var policy = Intake.PolicyOf(scope.Model, e);
        if (policy?.Pipeline is not { } name || !scope.Model.Pipelines.TryGetValue(name, out var pipeline))
        {
            if (open.Count > 0) return false;
            if (OpenLead(scope, id) is { } first) LeadIntake.Again(scope, e, [], first);
            else LeadIntake.Make(scope, e, [], id);
            return true;
        }

        if (open.Exists(d => d.Pipeline == name)) return false;
        var contact = Cards.Contact(scope, id);
        var owner = contact?.Owner ?? deals.LastOrDefault(d => d.Owner is not null)?.Owner;
        scope.Log?.Add("contact " + id, true, $"it has no open deal in '{name}': a new deal of the same contact (R32)");
        NewDeal(scope, e, id, policy, pipeline, owner);
        if (open.Count > 0) DealEvents.Consider(scope, e, open);
        return true;
    }

    // The contact's request that stands in the inbox already.
    private static LeadId? OpenLead(DecisionScope scope, ContactId contact)
    {
        var leads = scope.Set.Of(LeadRecords.Instance);
        foreach (var key in leads.Lookup(LeadRecords.ByContact, LeadRecords.ContactKey(scope.Account, contact)))
        {
            if (leads.Find(key) is { State: LeadState.New or LeadState.InWork } lead) return lead.Id;
        }

        return null;
    }

    /// <summary>Makes a contact and its deal of a stranger's request.</summary>
    public static bool MakeDeal(DecisionScope scope, StoredEvent e, List<KnownPoint> points, IntakePolicy policy)
    {
        if (!scope.Model.Pipelines.TryGetValue(policy.Pipeline!, out var pipeline)) return false;
        var id = Make(
            scope, Request.Name(scope.Model, e) ?? policy.Placeholder, points, Request.OriginOf(scope.Model, e), Request.FieldsOf(scope.Model, e, CardKind.Contact), e.OccurredAt, null);
        scope.Log?.Add("contact " + id, true, $"nobody was known by it: the source's policy makes a contact and a deal in '{policy.Pipeline}' (R29)");
        Belongs(scope, e, id);
        NewDeal(scope, e, id, policy, pipeline, null);
        return true;
    }

    private static void Belongs(DecisionScope scope, StoredEvent e, ContactId id)
    {
        if (Request.Company(scope.Model, e) is { } name) CompanyCards.Join(scope, CompanyCards.FindOrMake(scope, name, null, null), id);
    }

    /// <summary>Makes a contact that claims its points.</summary>
    public static ContactId Make(
        DecisionScope scope, string? name, IReadOnlyList<KnownPoint> points, Origin? origin, FieldBag fields, NodaTime.Instant at, EmployeeId? owner)
    {
        var id = new ContactId(scope.NewId());
        var held = Claims.Take(scope.Set, scope.Account, CardKind.Contact, id.Value, [], points, scope.Tools.Points.PhoneVersion);
        Insert(scope, new Contact
        {
            Account = scope.Account,
            Id = id,
            Name = Request.Clean(name) ?? scope.Model.Account.Settings.PlaceholderName,
            Owner = owner,
            CreatedAt = at,
            Details = new ContactDetails { Points = held, Origin = origin, Fields = fields },
        });
        return id;
    }

    /// <summary>Inserts a contact that takes part in nothing yet.</summary>
    public static void Insert(DecisionScope scope, Contact contact)
    {
        ContactWrites.Insert(scope, contact);
        scope.Set.Of(DealLinkRecords.Instance).Searched(DealLinkRecords.ByContact, DealLinkRecords.ContactKey(scope.Account, contact.Id));
        Scores.Begin(scope, contact.Id.Value);
        scope.Contact = contact.Id;
        Notes.Write(scope, contact.Id.Value, TimelineKinds.Created, scope.Kind, null);
    }

    private static void NewDeal(DecisionScope scope, StoredEvent e, ContactId contact, IntakePolicy policy, CompiledPipeline pipeline, EmployeeId? owner)
    {
        var stage = pipeline.Stage(policy.Stage ?? "") ?? pipeline.Stages[0];
        // A known client's own manager goes before the source's (R32); where a rule assigns, it does so when the manager is not free (R41).
        var given = policy.Assign is not null ? null : owner ?? (policy.Owner is { } named && scope.Model.Employees.ContainsKey(named) ? new EmployeeId(named) : (EmployeeId?)null);
        var origin = Request.OriginOf(scope.Model, e);
        var deal = NewDeals.Build(scope, null, [contact], given, origin);
        if (Cards.Contact(scope, contact)?.Company is { } company) deal = deal with { Details = deal.Details with { Company = company.Value } };
        foreach (var (id, value) in Request.FieldsOf(scope.Model, e, CardKind.Deal).Values) deal = DealEdits.Set(scope, deal, id, value, out _) ?? deal;
        deal = deal with { Pipeline = pipeline.Definition.Id, Stage = stage.Id };
        var story = new DealStory(TimelineKinds.Created, null) { Personal = Request.Text(scope.Model, e) };
        story.Fact("event", e.Kind);
        Cards.Touch(scope, contact);
        deal = StageMoves.Create(scope, deal, [contact], pipeline, stage, scope.Model.Automation, story);
        Notes.OfOrigin(scope, deal.Id.Value, e.Kind, origin);
        if (policy.Task is { } task)
        {
            scope.Set.Of(CrmTaskRecords.Instance).Insert(new CrmTask
            {
                Account = scope.Account,
                Id = new TaskId(scope.NewId()),
                Deal = deal.Id,
                Text = task,
                Owner = deal.Owner,
                CreatedAt = scope.Now,
            });
        }

        IntakeAssignment.Plan(scope, policy, WorkKinds.Deal, deal.Id.Value, isRepeat: owner is not null);
        scope.Deals.Add(new DealOutcome(deal.Id, DealResult.Created, null, deal.Stage) { Planned = story.Planned });
    }
}
