namespace CrmCore;

/// <summary>Puts what was taken out of a queue onto its card.</summary>
internal static class WorkGiving
{
    /// <summary>Gives it.</summary>
    /// <returns>False when the card does not wait any more: somebody has it, or it is over.</returns>
    public static bool Give(DecisionScope scope, WaitingRequest waiting, Pick pick) => waiting.Kind is WorkKinds.Lead or WorkKinds.Deal
        ? GiveCard(scope, waiting, pick)
        : ConversationGiving.Give(scope, waiting, pick);

    // A manual choice is never overwritten (R41, R68).
    private static bool GiveCard(DecisionScope scope, WaitingRequest waiting, Pick pick)
    {
        if (OwnedCard.Find(scope, waiting.Kind, waiting.Subject) is not { IsOpen: true, Owner: null } card || !scope.Model.Rules.TryGetValue(waiting.Queue, out var rule)) return false;
        var request = new WorkRequest { Kind = waiting.Kind, Subject = waiting.Subject, Queue = waiting.Queue, Since = waiting.Since };
        var assigned = new Assigned(pick.To, null, WorkNeeds.Parse(waiting.Needs), pick.Why);
        card.GiveTo(scope, pick.To, new AssignmentEntry(rule.Definition, request, assigned) { WaitedSince = waiting.Since }, scope.Model.Automation);
        return true;
    }
}
