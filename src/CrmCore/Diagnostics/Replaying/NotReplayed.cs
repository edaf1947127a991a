using System.Collections.Frozen;

namespace CrmCore;

/// <summary>
/// What is not decided once more: presence, rules that give work, conversations and calls. Who was there and had room at each moment is not kept;
/// what came of it is, on the cards' timelines.
/// </summary>
internal static class NotReplayed
{
    private static readonly FrozenSet<string> Commands = FrozenSet.ToFrozenSet(
        [
            CommandKinds.AssignCard, CommandKinds.WithdrawCard, CommandKinds.SetPresence,
            CommandKinds.Say, CommandKinds.TakeConversation, CommandKinds.ReturnConversation, CommandKinds.PassConversation, CommandKinds.JoinConversation,
            CommandKinds.LeaveConversation, CommandKinds.CloseConversation, CommandKinds.RateConversation,
            CommandKinds.RouteCall, CommandKinds.AnswerCall, CommandKinds.EndCall,
        ],
        StringComparer.Ordinal);

    public static bool Has(string kind) => Commands.Contains(kind);
}
