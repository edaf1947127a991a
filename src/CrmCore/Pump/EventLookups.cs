namespace CrmCore;

/// <summary>Foresees what an event's decision will look at, round by round, so that a batch is loaded in few reads.</summary>
internal static class EventLookups
{
    public static void Want(WorkingSet set, AccountModel model, string kind, string? subject, List<KnownPoint> points, int round)
    {
        var identity = Identification.Identify(set, model.Number, subject, points, null);
        if (identity.Deal is { } deal) WantActions(set, model, kind, deal);
        if (identity.Lead is { } lead) set.Want(LeadRecords.Instance, -1, LeadRecords.Key(model.Number, lead));
        var scored = model.Scoring?.Of(kind).Length > 0;
        if (scored && identity.IsKnown) set.Want(ScoreRecords.Instance, -1, ScoreRecords.Key(model.Number, identity.Id));
        if (identity.Contact is not { } contact) return;
        if (scored) set.Want(ContactRecords.Instance, -1, ContactRecords.Key(model.Number, contact));
        var links = DealLinkRecords.ContactKey(model.Number, contact);
        if (round == 1)
        {
            set.Want(DealLinkRecords.Instance, DealLinkRecords.ByContact, links);
            if (points.Count > 1 || kind is EventKinds.FormSubmitted or EventKinds.ChatMessage)
            {
                set.Want(ContactRecords.Instance, -1, ContactRecords.Key(model.Number, contact));
            }

            return;
        }

        foreach (var link in set.Of(DealLinkRecords.Instance).Lookup(DealLinkRecords.ByContact, links))
        {
            var id = new DealId(link.G1);
            if (scored) set.Want(ScoreRecords.Instance, -1, ScoreRecords.Key(model.Number, id.Value));
            if (round > 2) WantActions(set, model, kind, id);
            else if (!set.Want(DealRecords.Instance, -1, DealRecords.Key(model.Number, id))) WantAllActions(set, model, id);
        }
    }

    // Another item of the batch is about the deal too, and may plan something for it before this event is decided.
    private static void WantAllActions(WorkingSet set, AccountModel model, DealId id) =>
        set.Want(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(model.Number, id.Value));

    // Only a deal that may move has its waiting actions looked at.
    private static void WantActions(WorkingSet set, AccountModel model, string kind, DealId id)
    {
        var key = DealRecords.Key(model.Number, id);
        if (!set.Of(DealRecords.Instance).Has(key) || set.Of(DealRecords.Instance).Find(key) is not { HasPlans: true, IsClosed: false } deal) return;
        if (!model.Pipelines.TryGetValue(deal.Pipeline, out var pipeline) || pipeline.Stage(deal.Stage) is not { } stage) return;
        if (pipeline.TriggersAfter(kind, stage.Position).IsEmpty) return;
        WantAllActions(set, model, id);
    }
}
