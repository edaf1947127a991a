namespace CrmCore;

/// <summary>Moves what hangs on a contact from one to another: deals, leads, conversations, planned actions.</summary>
internal static class MergedCards
{
    public static MergeMoves Move(DecisionScope scope, MergeId merge, ContactId survivor, ContactId other)
    {
        var main = new List<Guid>();
        var beside = new List<Guid>();
        var shared = new List<MergeMoves.SharedDeal>();
        var links = scope.Set.Of(DealLinkRecords.Instance);
        var deals = scope.Set.Of(DealRecords.Instance);
        foreach (var link in links.Lookup(DealLinkRecords.ByContact, DealLinkRecords.ContactKey(scope.Account, other)).ToArray())
        {
            links.Delete(link);
            if (deals.Find(new RecordKey(scope.Account, link.G1)) is not { } deal) continue;
            var both = deal.Contact == survivor || deal.Details.OtherContacts.Contains(survivor.Value);
            if (both) shared.Add(new(deal.Id.Value, [deal.Contact?.Value ?? Guid.Empty, .. deal.Details.OtherContacts]));
            else if (deal.Contact == other) main.Add(deal.Id.Value);
            else beside.Add(deal.Id.Value);
            if (!both) links.Insert(new DealLink(scope.Account, survivor, deal.Id));
            DealContacts.Save(scope, deal, DealContacts.Replaced(deal, other.Value, survivor.Value), merge);
        }

        return new MergeMoves
        {
            MainDeals = OrNone(main), OtherDeals = OrNone(beside), SharedDeals = OrNone(shared),
            Leads = OrNone(Leads(scope, survivor, other)), Conversations = OrNone(ClientConversations.Move(scope, other, survivor)), Actions = OrNone(Actions(scope, other.Value, survivor.Value)),
        };
    }

    private static List<Guid> Leads(DecisionScope scope, ContactId survivor, ContactId other)
    {
        var moved = new List<Guid>();
        var leads = scope.Set.Of(LeadRecords.Instance);
        foreach (var key in leads.Lookup(LeadRecords.ByContact, LeadRecords.ContactKey(scope.Account, other)).ToArray())
        {
            if (leads.Find(key) is not { } lead) continue;
            MoveLead(scope, lead, survivor);
            moved.Add(lead.Id.Value);
        }

        return moved;
    }

    public static void MoveLead(DecisionScope scope, Lead lead, ContactId to)
    {
        OwnedCards.Update(scope, lead with { Contact = to, Version = lead.Version + 1 });
        Notes.Write(scope, lead.Id.Value, TimelineKinds.Edited, null, LeadCommands.Before(scope, lead));
    }

    // One that has been begun ends where it began: its key is known outside.
    private static List<MergeMoves.MovedAction> Actions(DecisionScope scope, Guid from, Guid to)
    {
        var moved = new List<MergeMoves.MovedAction>();
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        foreach (var key in actions.Lookup(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, from)).ToArray())
        {
            if (actions.Find(key) is not { Started: false, Attempts: 0, Phase: not ActionPhase.Search } action || !MoveAction(scope, action, to)) continue;
            moved.Add(new(action.Action, action.Entry, (int)action.Phase, action.Target));
        }

        return moved;
    }

    /// <summary>Plans an action for another card instead, unless that one has the same planned already.</summary>
    public static bool MoveAction(DecisionScope scope, ScheduledAction action, Guid to)
    {
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        var moved = action with { Subject = to, Version = 1 };
        if (actions.Has(ScheduledActionRecords.Instance.KeyOf(moved))) return false;
        actions.Delete(ScheduledActionRecords.Instance.KeyOf(action));
        actions.Insert(moved);
        return true;
    }

    private static List<T>? OrNone<T>(List<T> items) => items.Count == 0 ? null : items;
}
