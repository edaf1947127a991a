namespace CrmCore;

/// <summary>Decides one outside event: who it is about, what it notes, which deals it moves.</summary>
internal static class EventDecision
{
    /// <summary>Decides; everything goes into the scope's set.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="e">The event.</param>
    /// <param name="points">Its contact points.</param>
    public static void Decide(DecisionScope scope, StoredEvent e, List<KnownPoint> points)
    {
        if (ClientRatings.Take(scope, e)) return;
        OnCards(scope, e, points);
        ClientMessages.Arrive(scope, e);
    }

    private static void OnCards(DecisionScope scope, StoredEvent e, List<KnownPoint> points)
    {
        var log = scope.Log;
        var identity = Identification.Identify(scope.Set, scope.Account, e.Subject, points, log is null ? null : Into(log));
        if (identity.Deal is { } dealId)
        {
            if (Cards.Deal(scope, dealId) is not { } deal) return;
            Scores.OfDeal(scope, e, deal);
            DealEvents.Consider(scope, e, [deal]);
            return;
        }

        // An old id may lead to a card that was deleted since: then only the points say who it is.
        if (identity.Contact is { } named && Guid.TryParse(e.Subject, out _) && Cards.Contact(scope, named) is null)
        {
            identity = Identification.Identify(scope.Set, scope.Account, null, points, null);
        }

        points = WithSubject(scope, e.Subject, points);
        if (identity.Contact is { } contactId) Known(scope, e, points, contactId);
        else if (identity.Lead is { } lead) LeadIntake.Again(scope, e, points, lead);
        else if (identity.Contradiction is { } contacts) Contradicting(scope, e, points, contacts);
        else if (identity.Company is { } company && e.Kind != EventKinds.FormSubmitted) Notes.OnCompany(scope, e, company);
        else Stranger(scope, e, points);
        Scores.OfNew(scope, e);
    }

    private static Action<string, bool, string> Into(ExplainLog log) => (subject, matched, reason) => log.Add(subject, matched, reason);

    // An id of the host's own system that nobody holds yet is claimed, as a phone is, by the card that the event makes or is about.
    private static List<KnownPoint> WithSubject(DecisionScope scope, string? subject, List<KnownPoint> points) =>
        subject is null || Identification.IsNamed(scope.Set, scope.Account, subject)
            ? points
            : [new KnownPoint(ContactPointKind.External, subject, subject), .. points];

    private static void Known(DecisionScope scope, StoredEvent e, List<KnownPoint> points, ContactId id)
    {
        if (points.Count > 1 || e.Kind is EventKinds.FormSubmitted or EventKinds.ChatMessage || (e.Kind == EventKinds.IncomingEmail && points.Exists(static p => SharedKeys.IsRole(p))))
        {
            if (Doubts.Against(scope, e, id, points) is { } doubt)
            {
                scope.Log?.Add("contact " + id, false, doubt + " (R33)");
                if (LeadIntake.IsRequest(e.Kind)) LeadIntake.Apart(scope, e, points, [id.Value]);
                return;
            }

            scope.Contact = id;
            ContactIntake.AddPoints(scope, e, id, points);
        }

        scope.Contact = id;
        var deals = scope.Concerned;
        Cards.AddDealsOf(scope, id, deals);
        var open = deals.TrueForAll(d => !d.IsClosed) ? deals : deals.FindAll(d => !d.IsClosed);
        Scores.OfContact(scope, e, id, open);
        if (e.Kind == EventKinds.FormSubmitted && !e.History && ContactIntake.NewRequest(scope, e, id, deals, open)) return;
        if (open.Count > 0) DealEvents.Consider(scope, e, open);
        else Notes.OnContact(scope, e, id);
    }

    private static void Contradicting(DecisionScope scope, StoredEvent e, List<KnownPoint> points, IReadOnlyList<Guid> contacts)
    {
        if (LeadIntake.IsRequest(e.Kind)) LeadIntake.Apart(scope, e, points, contacts);
        else scope.Log?.Add("event", null, $"its keys name {contacts.Count} people, and '{e.Kind}' makes no lead: it is recorded and moves nothing");
    }

    private static void Stranger(DecisionScope scope, StoredEvent e, List<KnownPoint> points)
    {
        if (!LeadIntake.IsRequest(e.Kind) || (points.Count == 0 && e.Kind != EventKinds.FormSubmitted))
        {
            scope.Log?.Add("event", null, $"nobody is known by it, and '{e.Kind}' makes no lead: it is recorded and moves nothing");
            return;
        }

        LeadIntake.Stranger(scope, e, points);
    }
}
