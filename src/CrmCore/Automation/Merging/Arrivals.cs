namespace CrmCore;

/// <summary>What came to a merged card since its merge, and to which of the two cards it belongs: to the other one when its key brought it.</summary>
internal sealed class Arrivals
{
    public List<DealId> ReturnedDeals { get; } = [];

    public List<DealId> StayedDeals { get; } = [];

    public List<LeadId> ReturnedLeads { get; } = [];

    public List<LeadId> StayedLeads { get; } = [];

    public List<ConversationId> ReturnedConversations { get; } = [];

    public List<ConversationId> StayedConversations { get; } = [];

    public List<KnownPoint> ReturnedPoints { get; } = [];

    public List<KnownPoint> StayedPoints { get; } = [];

    public static Arrivals Since(DecisionScope scope, Merge merge, Contact survivor, Contact other)
    {
        var found = new Arrivals();
        var moves = merge.Moves;
        var known = moves.Deals().ToHashSet();
        var deals = New(scope.Set.Of(DealLinkRecords.Instance).Lookup(DealLinkRecords.ByContact, DealLinkRecords.ContactKey(scope.Account, survivor.Id)).Select(k => k.G1), merge, known);
        var leads = New(scope.Set.Of(LeadRecords.Instance).Lookup(LeadRecords.ByContact, LeadRecords.ContactKey(scope.Account, survivor.Id)).Select(k => k.G0), merge, [.. moves.Leads ?? []]);
        var conversations = New(scope.Set.Of(ConversationRecords.Instance).Lookup(ConversationRecords.ByContact, new RecordKey(scope.Account, survivor.Id.Value)).Select(k => k.G0), merge, [.. moves.Conversations ?? []]);
        var before = merge.Personal.After.Details.Points.Select(p => (p.Kind, p.Value)).ToHashSet();
        var points = survivor.Points.Where(p => !before.Contains((p.Kind, p.Value))).ToArray();
        var judge = new ArrivalJudge(scope, merge, survivor, other, points, [.. deals, .. leads, .. conversations]);
        foreach (var point in points) (judge.IsOthers(point) ? found.ReturnedPoints : found.StayedPoints).Add(point);
        foreach (var lead in leads) (judge.IsOthers(lead) ? found.ReturnedLeads : found.StayedLeads).Add(new LeadId(lead));
        foreach (var deal in deals) (judge.IsOthers(deal) ? found.ReturnedDeals : found.StayedDeals).Add(new DealId(deal));
        foreach (var conversation in conversations) (judge.IsOthers(conversation) ? found.ReturnedConversations : found.StayedConversations).Add(new ConversationId(conversation));
        return found;
    }

    public Unmerged Result(Merge merge) => new(merge.Id, merge.Survivor, merge.Other)
    {
        ReturnedDeals = ReturnedDeals,
        StayedDeals = StayedDeals,
        ReturnedLeads = ReturnedLeads,
        StayedLeads = StayedLeads,
        ReturnedConversations = ReturnedConversations,
        StayedConversations = StayedConversations,
        ReturnedPoints = [.. ReturnedPoints.Select(p => new ContactPoint(p.Kind, p.Value))],
        StayedPoints = [.. StayedPoints.Select(p => new ContactPoint(p.Kind, p.Value))],
    };

    // Ids are time-ordered, and the merge has the id of its event: what was made later has a greater one.
    private static List<Guid> New(IEnumerable<Guid> cards, Merge merge, HashSet<Guid> moved) =>
        [.. cards.Where(c => c.CompareTo(merge.Id.Value) > 0 && !moved.Contains(c)).Order()];
}
