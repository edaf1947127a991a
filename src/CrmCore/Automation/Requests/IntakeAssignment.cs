namespace CrmCore;

/// <summary>Has what a source brought given to somebody by the source's rule (R29, R41).</summary>
internal static class IntakeAssignment
{
    /// <summary>Plans it for the end of the decision, when the event has given its points and all fields stand. An owner that the card has stays.</summary>
    public static void Plan(DecisionScope scope, IntakePolicy? policy, string kind, Guid card, bool isRepeat = false)
    {
        if (policy?.Assign is not { } rule || !scope.Model.Rules.ContainsKey(rule)) return;
        scope.Owned.ToAssign.Add(new CardToAssign(card, kind, rule, Replaces: false) { IsRepeat = isRepeat });
        scope.Log?.Add("assignment " + rule, null, $"the source's rule is asked who gets the {kind} {card} (R41)");
    }
}
