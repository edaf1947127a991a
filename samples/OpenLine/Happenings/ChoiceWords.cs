using CrmCore;

namespace OpenLine;

/// <summary>Says why the engine chose whom it chose, and whom it passed over.</summary>
internal static class ChoiceWords
{
    /// <summary>Why somebody was given a conversation: goes behind the name.</summary>
    public static string Because(AssignmentAccount account)
    {
        var reason = account switch
        {
            { OwnManager: true } => ", the client's own manager",
            { Strategy: AssignmentStrategy.RoundRobin or AssignmentStrategy.Weighted } => ", whose turn it is",
            { Strategy: AssignmentStrategy.EvenLoad } => ", who has the least to do",
            { Strategy: AssignmentStrategy.InOrder } => ", the first who is free",
            _ => "",
        };
        return reason + PassedOver(account);
    }

    /// <summary>Why a conversation waits.</summary>
    public static string Waits(AssignmentAccount account, Line? line) => account switch
    {
        { OwnManager: true } => "waits for the client's own manager",
        { Considered: 0 } => $"waits: {line?.Name ?? account.Rule} is closed",
        _ => $"waits: nobody is free{PassedOver(account)}",
    };

    // That it was another's turn is no reason that anybody asks for.
    private static string PassedOver(AssignmentAccount account)
    {
        var named = account.PassedOver.Where(p => p.Reason != "not-their-turn").Select(p => $"{p.Employee} ({Reason(p.Reason)})").ToArray();
        return named.Length == 0 ? "" : "; passed over: " + string.Join(", ", named);
    }

    private static string Reason(string word) => word switch
    {
        "at-capacity" => "no room",
        "outside-hours" => "at home",
        "did-not-answer" => "did not answer",
        "on-break" => "on a break",
        "on-leave" => "on leave",
        "sick" => "ill",
        _ => word.Replace('-', ' '),
    };
}
