namespace CrmCore;

/// <summary>Gives what hung on a contact before its merge, and what came since by its keys, back to it.</summary>
internal static class UnmergedCards
{
    public static void Return(DecisionScope scope, Merge merge, Arrivals arrivals)
    {
        var moves = merge.Moves;
        foreach (var deal in (moves.MainDeals ?? []).Concat(moves.OtherDeals ?? []).Concat(arrivals.ReturnedDeals.Select(d => d.Value))) ReturnDeal(scope, merge, deal);
        foreach (var shared in moves.SharedDeals ?? []) RestoreShared(scope, merge, shared);
        var leads = scope.Set.Of(LeadRecords.Instance);
        foreach (var id in (moves.Leads ?? []).Concat(arrivals.ReturnedLeads.Select(l => l.Value)))
        {
            if (leads.Find(new RecordKey(scope.Account, id)) is { } lead && lead.Contact == merge.Survivor) MergedCards.MoveLead(scope, lead, merge.Other);
        }

        ClientConversations.Return(scope, (moves.Conversations ?? []).Concat(arrivals.ReturnedConversations.Select(c => c.Value)), merge.Survivor, merge.Other);
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        foreach (var moved in moves.Actions ?? [])
        {
            var key = new RecordKey(scope.Account, merge.Survivor.Value, moved.Action, moved.Entry, moved.Phase, T1: moved.Target);
            if (actions.Find(key) is { Started: false } action) MergedCards.MoveAction(scope, action, merge.Other.Value);
        }
    }

    private static void ReturnDeal(DecisionScope scope, Merge merge, Guid id)
    {
        if (scope.Set.Of(DealRecords.Instance).Find(new RecordKey(scope.Account, id)) is not { } deal) return;
        DealContacts.Save(scope, deal, DealContacts.Replaced(deal, merge.Survivor.Value, merge.Other.Value), merge.Id);
        var links = scope.Set.Of(DealLinkRecords.Instance);
        var link = new RecordKey(scope.Account, merge.Survivor.Value, G1: id);
        // A deal that was deleted meanwhile is linked to nobody.
        if (!links.Has(link)) return;
        links.Delete(link);
        links.Insert(new DealLink(scope.Account, merge.Other, deal.Id));
    }

    private static void RestoreShared(DecisionScope scope, Merge merge, MergeMoves.SharedDeal shared)
    {
        if (scope.Set.Of(DealRecords.Instance).Find(new RecordKey(scope.Account, shared.Deal)) is not { } deal) return;
        var main = shared.Contacts[0] == Guid.Empty ? (Guid?)null : shared.Contacts[0];
        DealContacts.Save(scope, deal, DealContacts.With(deal, main, shared.Contacts.Skip(1)), merge.Id);
        if (deal.State == CardState.Active) scope.Set.Of(DealLinkRecords.Instance).Insert(new DealLink(scope.Account, merge.Other, deal.Id));
    }
}
