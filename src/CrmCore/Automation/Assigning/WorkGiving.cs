namespace CrmCore;

/// <summary>Puts what was taken out of a queue onto its card.</summary>
internal static class WorkGiving
{
    /// <summary>Gives it.</summary>
    /// <returns>False when the card does not wait any more: somebody has it, or it is over.</returns>
    public static bool Give(DecisionScope scope, WaitingRequest waiting, Pick pick) => waiting.Kind is WorkKinds.Lead or WorkKinds.Deal
        ? GiveCard(scope, waiting, pick)
        : ConversationGiving.Give(scope, waiting, pick);

    // A manual choice is never overwritten (R41, R68): it has taken the card out of the queue. A card that is handed over has an owner while it waits.
    private static bool GiveCard(DecisionScope scope, WaitingRequest waiting, Pick pick)
    {
        Foresee(scope, waiting);
        if (OwnedCard.Find(scope, waiting.Kind, waiting.Subject) is not { IsOpen: true } card || card.Owner == pick.To || !scope.Model.Rules.TryGetValue(waiting.Queue, out var rule)) return false;
        var request = new WorkRequest { Kind = waiting.Kind, Subject = waiting.Subject, Queue = waiting.Queue, Since = waiting.Since };
        var assigned = new Assigned(pick.To, null, WorkNeeds.Parse(waiting.Needs), pick.Why);
        card.GiveTo(scope, pick.To, new AssignmentEntry(rule.Definition, request, assigned) { WaitedSince = waiting.Since }, scope.Model.Automation);
        return true;
    }

    // One read for all that the giving looks at.
    private static void Foresee(DecisionScope scope, WaitingRequest waiting)
    {
        var account = scope.Account;
        scope.Set.Need([
            new(waiting.Kind == WorkKinds.Deal ? DealRecords.Instance : LeadRecords.Instance, -1, new RecordKey(account, waiting.Subject)),
            new(CrmTaskRecords.Instance, CrmTaskRecords.ByDeal, CrmTaskRecords.DealKey(account, new DealId(waiting.Subject))),
            new(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(account, waiting.Subject)),
        ]);
    }
}
