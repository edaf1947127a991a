namespace CrmCore;

/// <summary>Gives conversations out of a line's queue.</summary>
internal static class ConversationGiving
{
    public static bool Give(DecisionScope scope, WaitingRequest waiting, Pick pick) => false;
}
