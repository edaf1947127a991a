namespace CrmCore;

/// <summary>Writes deals and leads: whoever changes one comes through here, so that what everybody has open is counted (R41).</summary>
internal static class OwnedCards
{
    public static void Insert(DecisionScope scope, Deal deal)
    {
        scope.Set.Of(DealRecords.Instance).Insert(deal);
        if (!scope.Model.HasQueues) return;
        Begin(scope, deal.Id.Value);
        Note(scope, deal.Id.Value, WorkKinds.Deal, default, new Hold(IsOpen(deal), deal.Owner), false);
    }

    /// <summary>Saves a deal.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="deal">The deal.</param>
    /// <param name="counted">Whether a rule gave it to its owner, and has counted it.</param>
    public static void Update(DecisionScope scope, Deal deal, bool counted = false)
    {
        var deals = scope.Set.Of(DealRecords.Instance);
        if (scope.Model.HasQueues && deals.Find(DealRecords.Key(scope.Account, deal.Id)) is { } before)
        {
            Note(scope, deal.Id.Value, WorkKinds.Deal, new Hold(IsOpen(before), before.Owner), new Hold(IsOpen(deal), deal.Owner), counted);
        }

        deals.Update(deal);
    }

    public static void Insert(DecisionScope scope, Lead lead)
    {
        scope.Set.Of(LeadRecords.Instance).Insert(lead);
        if (!scope.Model.HasQueues) return;
        Begin(scope, lead.Id.Value);
        Note(scope, lead.Id.Value, WorkKinds.Lead, default, new Hold(IsOpen(lead), lead.Owner), false);
    }

    /// <summary>Saves a lead.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="counted">Whether a rule gave it to its owner, and has counted it.</param>
    public static void Update(DecisionScope scope, Lead lead, bool counted = false)
    {
        var leads = scope.Set.Of(LeadRecords.Instance);
        if (scope.Model.HasQueues && leads.Find(LeadRecords.Key(scope.Account, lead.Id)) is { } before)
        {
            Note(scope, lead.Id.Value, WorkKinds.Lead, new Hold(IsOpen(before), before.Owner), new Hold(IsOpen(lead), lead.Owner), counted);
        }

        leads.Update(lead);
    }

    public static bool IsOpen(Deal deal) => deal is { State: CardState.Active, IsClosed: false };

    public static bool IsOpen(Lead lead) => lead.State is LeadState.New or LeadState.InWork;

    // A card that is made within this decision has a new id on every try: asking the store for what waits for it would never end.
    private static void Begin(DecisionScope scope, Guid card)
    {
        scope.Set.Of(WaitingRecords.Instance).Searched(WaitingRecords.BySubject, WaitingRecords.SubjectKey(scope.Account, card));
        scope.Set.Of(CrmTaskRecords.Instance).Searched(CrmTaskRecords.ByDeal, CrmTaskRecords.DealKey(scope.Account, new DealId(card)));
    }

    private static void Note(DecisionScope scope, Guid card, string kind, Hold before, Hold after, bool counted)
    {
        var endsWait = !counted && ((before.Open && !after.Open) || (after.Owner is not null && after.Owner != before.Owner));
        var from = before.Open ? before.Owner : null;
        var to = after.Open ? after.Owner : null;
        // Given by rule to whoever has it: what was counted a second time is taken back.
        if (from != to || endsWait || (counted && to is not null)) scope.Owned.Changes.Add(new OwnerChange(card, kind, from, to, counted, endsWait));
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Hold(bool Open, EmployeeId? Owner);
}
