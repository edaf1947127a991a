namespace CrmCore;

/// <summary>Requests of strangers: a lead in the inbox, or straight a contact with a deal, as the source's policy says (R29, R32).</summary>
internal static class LeadIntake
{
    public static bool IsRequest(string kind) =>
        kind is EventKinds.IncomingCall or EventKinds.IncomingEmail or EventKinds.ChatMessage or EventKinds.FormSubmitted;

    public static void Stranger(DecisionScope scope, StoredEvent e, List<KnownPoint> points)
    {
        if (e.Kind == EventKinds.FormSubmitted && e.Subject is null && Request.IsEmpty(scope.Model, e, points))
        {
            scope.Ignored = "The request is empty: it has no phone, no address, no name and no text. No lead was made; it is kept among the events.";
            scope.Log?.Add("event", false, "it is empty and makes no lead (R30)");
            return;
        }

        if (e.Kind is EventKinds.IncomingCall or EventKinds.IncomingEmail && Gathering(scope, points) is { } gathering)
        {
            Again(scope, e, points, gathering);
            return;
        }

        var policy = Intake.PolicyOf(scope.Model, e);
        if (policy?.Pipeline is not null && !e.History && ContactIntake.MakeDeal(scope, e, points, policy)) return;
        scope.Log?.Add("lead", true, "nobody is known by it: it becomes a lead in the inbox (R29)");
        Make(scope, e, points, null);
        Gather(scope, points);
        Tell(scope, e.Source);
    }

    /// <summary>A request whose keys contradict each other or its sender's name: a lead of its own, for a person to decide (R33).</summary>
    public static void Apart(DecisionScope scope, StoredEvent e, List<KnownPoint> points, IReadOnlyList<Guid> review)
    {
        // The same sender may have been set apart before.
        var claims = scope.Set.Of(ClaimRecords.Instance);
        foreach (var point in points)
        {
            if (claims.Find(ClaimRecords.Key(scope.Account, point.Kind, point.Value)) is not { HolderKind: CardKind.Lead } claim) continue;
            Again(scope, e, points, new LeadId(claim.Holder));
            return;
        }

        scope.Log?.Add("lead", true, "it joins nobody by itself: it becomes a lead of its own, to be looked at (R33)");
        Make(scope, e, points, null, review);
        Tell(scope, e.Source);
    }

    /// <summary>Makes a lead with its own copy of what was sent.</summary>
    public static void Make(DecisionScope scope, StoredEvent e, List<KnownPoint> points, ContactId? contact, IReadOnlyList<Guid>? review = null)
    {
        var id = new LeadId(scope.NewId());
        if (contact is null) Claims.Take(scope.Set, scope.Account, CardKind.Lead, id.Value, [], points, scope.Tools.Points.PhoneVersion);
        var model = scope.Model;
        var origin = Request.OriginOf(model, e);
        var lead = new Lead
        {
            Account = scope.Account,
            Id = id,
            StatusId = model.Leads.First(LeadState.New).Id,
            Name = Request.Name(model, e),
            Source = e.Source,
            Owner = OwnerOf(scope, e),
            Contact = contact,
            CreatedAt = e.OccurredAt,
            EnteredAt = e.OccurredAt,
            Details = new LeadDetails
            {
                Points = points,
                Fields = Request.FieldsOf(model, e, CardKind.Lead, CardKind.Deal, CardKind.Contact),
                Origin = origin,
                Text = Request.Text(model, e),
                Company = Request.Company(model, e),
                Review = review,
                CreatedBy = scope.Actor is { Kind: ActorKind.Person, Employee: { } author } ? author.Value : null,
            },
        };
        scope.Lead = id;
        Notes.Write(scope, id.Value, TimelineKinds.Created, e.Kind, null);
        Notes.OfOrigin(scope, id.Value, e.Kind, origin);
        LeadMoves.Create(scope, lead);
        if (!e.History) AssignBySource(scope, e, id);
    }

    /// <summary>A second request of somebody who is a lead: a note on the first, with new phones and addresses added (R32).</summary>
    public static void Again(DecisionScope scope, StoredEvent e, List<KnownPoint> points, LeadId id)
    {
        scope.Lead = id;
        scope.Log?.Add("lead " + id, true, "the sender is this lead already: no double, a note on it (R32)");
        if (scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, id)) is not { } lead) return;
        Scores.OfLead(scope, e, id);
        if (lead is { State: LeadState.Accepted, Deal: { } dealId } && Cards.Deal(scope, dealId) is { } deal)
        {
            DealEvents.Consider(scope, e, [deal]);
            return;
        }

        var changed = Enriched(scope, e, points, lead);
        var before = ReferenceEquals(changed, lead) ? null : lead;
        Notes.Write(scope, id.Value, e.History ? TimelineKinds.Late : TimelineKinds.Noted, e.Kind, LeadCommands.Said(scope, before, e));
        if (before is not null) LeadMoves.Update(scope, lead, changed);
        if (!e.History && lead.State == LeadState.Refused && e.Kind is EventKinds.FormSubmitted or EventKinds.ChatMessage) Reopen(scope, id);
    }

    /// <summary>Tells the administrators of a new lead.</summary>
    public static void Tell(DecisionScope scope, string source)
    {
        foreach (var admin in scope.Model.Employees.Values)
        {
            if (admin is { Active: true, Admin: true }) Notices.Plan(scope, scope.Lead!.Value.Value, 1, "", "", NotificationKinds.NewLead, admin.Id, "A new lead from " + source);
        }
    }

    private static void AssignBySource(DecisionScope scope, StoredEvent e, LeadId id) => IntakeAssignment.Plan(scope, Intake.PolicyOf(scope.Model, e), WorkKinds.Lead, id.Value);

    private static EmployeeId? OwnerOf(DecisionScope scope, StoredEvent e) =>
        Intake.PolicyOf(scope.Model, e)?.Owner is { } owner && scope.Model.Employees.TryGetValue(owner, out var employee) && employee.Active ? new EmployeeId(owner) : (EmployeeId?)null;

    private static Lead Enriched(DecisionScope scope, StoredEvent e, List<KnownPoint> points, Lead lead)
    {
        var added = lead.Contact is null ? Claims.Take(scope.Set, scope.Account, CardKind.Lead, lead.Id.Value, lead.Points, points, scope.Tools.Points.PhoneVersion) : [];
        var name = lead.Name ?? Request.Name(scope.Model, e);
        if (added.Count == 0 && name == lead.Name) return lead;
        var details = lead.Details;
        return lead with { Name = name, Details = details with { Points = [.. details.Points, .. added] } };
    }

    private static void Reopen(DecisionScope scope, LeadId id)
    {
        var lead = scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, id))!;
        if (scope.Model.Leads.Find(lead.Status) is { StaysClosed: true }) return;
        scope.Log?.Add("lead " + id, true, $"it was refused ('{lead.Status}') and asks again: back to the inbox (R75)");
        LeadMoves.Move(scope, lead, lead, scope.Model.Leads.First(LeadState.New), scope.Model.Automation);
        IntakeAssignment.Plan(scope, Intake.PolicyOf(scope.Model, lead), WorkKinds.Lead, id.Value);
    }

    // What comes from a shared number without a better key is gathered on one lead, so that a switchboard does not fill the inbox.
    private static LeadId? Gathering(DecisionScope scope, List<KnownPoint> points)
    {
        foreach (var point in points)
        {
            if (scope.Set.Of(ClaimRecords.Instance).Find(ClaimRecords.Key(scope.Account, point.Kind, point.Value)) is not { IsShared: true } claim || claim.Holder == Guid.Empty) continue;
            var id = new LeadId(claim.Holder);
            if (scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, id)) is { State: LeadState.New or LeadState.InWork }) return id;
        }

        return null;
    }

    private static void Gather(DecisionScope scope, List<KnownPoint> points)
    {
        if (scope.Lead is not { } lead || scope.Kind is not (EventKinds.IncomingCall or EventKinds.IncomingEmail)) return;
        var claims = scope.Set.Of(ClaimRecords.Instance);
        foreach (var point in points)
        {
            if (claims.Find(ClaimRecords.Key(scope.Account, point.Kind, point.Value)) is { IsShared: true } claim)
            {
                claims.Update(claim with { Holder = lead.Value, Version = claim.Version + 1 });
            }
        }
    }
}
