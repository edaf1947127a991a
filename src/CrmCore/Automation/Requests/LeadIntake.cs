namespace CrmCore;

/// <summary>Requests of strangers: a lead in the inbox, or straight a contact with a deal, as the source's policy says (R29, R32).</summary>
internal static class LeadIntake
{
    public static bool IsRequest(string kind) =>
        kind is EventKinds.IncomingCall or EventKinds.IncomingEmail or EventKinds.ChatMessage or EventKinds.FormSubmitted;

    public static void Stranger(DecisionScope scope, StoredEvent e, List<KnownPoint> points)
    {
        var policy = Intake.PolicyOf(scope.Model, e.Source);
        if (policy?.Pipeline is not null && !e.History && ContactIntake.MakeDeal(scope, e, points, policy)) return;
        scope.Log?.Add("lead", true, "nobody is known by it: it becomes a lead in the inbox (R29)");
        Make(scope, e, points, null);
        foreach (var admin in scope.Model.Employees.Values.Where(a => a is { Active: true, Admin: true }))
        {
            Notices.Plan(scope, scope.Lead!.Value.Value, 1, "", "", NotificationKinds.NewLead, admin.Id, "A new lead from " + e.Source);
        }
    }

    /// <summary>Makes a lead with its own copy of what was sent.</summary>
    public static void Make(DecisionScope scope, StoredEvent e, List<KnownPoint> points, ContactId? contact)
    {
        var id = new LeadId(scope.NewId());
        var held = contact is null
            ? Claims.Take(scope.Set, scope.Account, CardKind.Lead, id.Value, [], points, scope.Tools.Points.PhoneVersion)
            : points;
        scope.Set.Of(LeadRecords.Instance).Insert(new Lead
        {
            Account = scope.Account,
            Id = id,
            State = LeadState.New,
            Name = Request.Name(e),
            Source = e.Source,
            Contact = contact,
            CreatedAt = e.OccurredAt,
            Details = new LeadDetails { Points = held, Fields = Request.FieldsOf(scope, e, CardKind.Deal), Origin = Request.OriginOf(e), Text = Request.Text(e) },
        });
        scope.Set.Of(ScheduledActionRecords.Instance).Searched(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, id.Value));
        scope.Lead = id;
        Notes.Write(scope, id.Value, TimelineKinds.Created, e.Kind, null);
    }

    /// <summary>A second request of somebody who is a lead: a note on the first, with new phones and addresses added (R32).</summary>
    public static void Again(DecisionScope scope, StoredEvent e, List<KnownPoint> points, LeadId id)
    {
        scope.Lead = id;
        scope.Log?.Add("lead " + id, true, "the sender is this lead already: no double, a note on it (R32)");
        var lead = scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, id));
        string? before = null;
        if (lead is not null)
        {
            var added = Claims.Take(scope.Set, scope.Account, CardKind.Lead, id.Value, lead.Points, points, scope.Tools.Points.PhoneVersion);
            if (added.Count > 0 || (lead.Name is null && Request.Name(e) is not null))
            {
                before = LeadCommands.Before(scope, lead);
                var details = lead.Details;
                scope.Set.Of(LeadRecords.Instance).Update(lead with
                {
                    Name = lead.Name ?? Request.Name(e),
                    Details = details with { Points = [.. details.Points, .. added] },
                    Version = lead.Version + 1,
                });
            }
        }

        Notes.Write(scope, id.Value, e.History ? TimelineKinds.Late : TimelineKinds.Noted, e.Kind, before);
    }
}
