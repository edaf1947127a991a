namespace CrmCore;

/// <summary>Puts what was taken out of a queue onto its card.</summary>
internal static class WorkGiving
{
    /// <summary>Gives it.</summary>
    /// <returns>False when the card does not wait any more: somebody has it, or it is over.</returns>
    public static bool Give(DecisionScope scope, WaitingRequest waiting, Pick pick) => waiting.Kind switch
    {
        WorkKinds.Lead => CardGiving.Lead(scope, waiting, pick),
        WorkKinds.Deal => CardGiving.Deal(scope, waiting, pick),
        _ => ConversationGiving.Give(scope, waiting, pick),
    };
}
