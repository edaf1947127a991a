using CrmCore;
using LoanDesk.Desk;
using LoanDesk.Log;

namespace LoanDesk.Results;

/// <summary>One number of the funnel beside what it must be.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Expected">How many the log has.</param>
/// <param name="Published">How many the log's description says there are; null where the log is another one, or only a part.</param>
/// <param name="Counted">How many the file has.</param>
internal sealed record Check(string Name, long Expected, long? Published, long Counted)
{
    private static readonly Dictionary<string, long> WholeLog = new(StringComparer.Ordinal)
    {
        ["A_SUBMITTED"] = 13_087,
        ["A_PARTLYSUBMITTED"] = 13_087,
        ["A_PREACCEPTED"] = 7_367,
        ["A_ACCEPTED"] = 5_113,
        ["A_FINALIZED"] = 5_015,
        ["A_ACTIVATED"] = 2_246,
        ["A_DECLINED"] = 7_635,
        ["A_CANCELLED"] = 2_807,
        ["open"] = 399,
        ["O_SENT"] = 7_030,
        ["O_SENT_BACK"] = 3_454,
    };

    private const int WholeCases = 13_087;
    private const int WholeEvents = 262_200;

    public bool IsRight => Counted == Expected && (Published is null || Counted == Published);

    /// <summary>All the numbers: the funnel first, then what went along with it.</summary>
    public static IReadOnlyList<Check> All(EventLog log, Funnel funnel)
    {
        var closed = log.Count("A_ACTIVATED") + log.Count("A_DECLINED") + log.Count("A_CANCELLED");
        return
        [
            .. LoanPipeline.Stages.Select(s => Of(log, s.Event, funnel.Reached(s.Stage))),
            Of(log, "A_ACTIVATED", funnel.Won),
            Of(log, "A_DECLINED", funnel.Lost(LoanPipeline.Declined)),
            Of(log, "A_CANCELLED", funnel.Lost(LoanPipeline.Cancelled)),
            Of(log, "open", log.Cases - closed, funnel.Open),
            .. LoanPipeline.Tags.Select(t => Of(log, t.Key, funnel.Tagged(t.Value))),
            Of(log, "W_Nabellen …", log.CountOf("W_Nabellen"), funnel.Noted(EventKinds.OutgoingCall)),
            Of(log, "O_SENT", funnel.Noted(EventKinds.OutgoingEmail)),
            Of(log, "O_SENT_BACK", funnel.Noted(EventKinds.IncomingEmail)),
        ];
    }

    private static Check Of(EventLog log, string name, long counted) => Of(log, name, log.Count(name), counted);

    private static Check Of(EventLog log, string name, long expected, long counted)
    {
        var isWhole = log.Cases == WholeCases && log.Events.Count == WholeEvents;
        return new Check(name, expected, isWhole && WholeLog.TryGetValue(name, out var published) ? published : null, counted);
    }
}
