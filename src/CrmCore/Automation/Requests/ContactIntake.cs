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
        var named = contact.Name == scope.Model.Account.Settings.PlaceholderName ? Request.Name(e) ?? contact.Name : contact.Name;
        if (added.Count == 0 && named == contact.Name) return;
        ContactWrites.Update(scope, contact, contact with { Name = named, Details = details with { Points = [.. details.Points, .. added] } });
        Notes.Write(scope, contact.Id.Value, TimelineKinds.Edited, e.Kind, ContactCommands.Before(scope, contact));
        scope.Log?.Add("contact " + id, true, $"{added.Count} new contact points were added (R32)");
    }

    /// <summary>A known person's new form (R32): with an open deal in that pipeline it is the form submitted again; otherwise a new deal, or a lead.</summary>
    /// <returns>Whether the event is dealt with; otherwise the open deals' triggers are asked.</returns>
    public static bool NewRequest(DecisionScope scope, StoredEvent e, ContactId id, List<Deal> deals, List<Deal> open)
    {
        var policy = Intake.PolicyOf(scope.Model, e.Source);
        if (policy?.Pipeline is not { } name || !scope.Model.Pipelines.TryGetValue(name, out var pipeline))
        {
            if (open.Count > 0) return false;
            LeadIntake.Make(scope, e, [], id);
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

    /// <summary>Makes a contact and its deal of a stranger's request.</summary>
    public static bool MakeDeal(DecisionScope scope, StoredEvent e, List<KnownPoint> points, IntakePolicy policy)
    {
        if (!scope.Model.Pipelines.TryGetValue(policy.Pipeline!, out var pipeline)) return false;
        var id = Make(scope, Request.Name(e), points, Request.OriginOf(e), Request.FieldsOf(scope, e, CardKind.Contact), e.OccurredAt, null);
        scope.Log?.Add("contact " + id, true, $"nobody was known by it: the source's policy makes a contact and a deal in '{policy.Pipeline}' (R29)");
        NewDeal(scope, e, id, policy, pipeline, null);
        return true;
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
        scope.Contact = contact.Id;
        Notes.Write(scope, contact.Id.Value, TimelineKinds.Created, scope.Kind, null);
    }

    private static void NewDeal(DecisionScope scope, StoredEvent e, ContactId contact, IntakePolicy policy, CompiledPipeline pipeline, EmployeeId? owner)
    {
        var stage = pipeline.Stage(policy.Stage ?? "") ?? pipeline.Stages[0];
        var given = policy.Owner is { } named && scope.Model.Employees.ContainsKey(named) ? new EmployeeId(named) : owner;
        var deal = NewDeals.Build(scope, null, [contact], given, Request.OriginOf(e));
        foreach (var (id, value) in Request.FieldsOf(scope, e, CardKind.Deal).Values) deal = DealEdits.Set(scope, deal, id, value, out _) ?? deal;
        deal = deal with { Pipeline = pipeline.Definition.Id, Stage = stage.Id };
        var story = new DealStory(TimelineKinds.Created, null) { Personal = Request.Text(e) };
        story.Fact("event", e.Kind);
        deal = StageMoves.Create(scope, deal, [contact], pipeline, stage, scope.Model.Automation, story);
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

        scope.Deals.Add(new DealOutcome(deal.Id, DealResult.Created, null, deal.Stage) { Planned = story.Planned });
    }
}
