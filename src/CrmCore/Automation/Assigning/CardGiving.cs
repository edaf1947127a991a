namespace CrmCore;

/// <summary>Gives leads and deals out of a queue to their new owners. A manual choice is never overwritten (R41, R68).</summary>
internal static class CardGiving
{
    public static bool Lead(DecisionScope scope, WaitingRequest waiting, Pick pick)
    {
        if (scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, new LeadId(waiting.Subject))) is not { Owner: null, State: LeadState.New or LeadState.InWork } lead) return false;
        LeadMoves.Update(scope, lead, lead with { Owner = pick.To });
        return true;
    }

    public static bool Deal(DecisionScope scope, WaitingRequest waiting, Pick pick)
    {
        if (Cards.Deal(scope, new DealId(waiting.Subject)) is not { Owner: null, IsClosed: false } deal) return false;
        scope.Set.Of(DealRecords.Instance).Update(deal with { Owner = pick.To, Version = deal.Version + 1 });
        return true;
    }
}
