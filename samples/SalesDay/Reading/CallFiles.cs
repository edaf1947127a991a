using CrmCore;
using CrmCore.Telephony.Asterisk;
using NodaTime;

namespace SalesDay;

/// <summary>Calls: <c>calls/*.csv</c>, as Asterisk writes its <c>Master.csv</c>, in UTC. Several rows make one call.</summary>
internal static class CallFiles
{
    public static async Task ReadAsync(DayReader day, List<DayItem> items, CancellationToken ct)
    {
        foreach (var file in day.Folder.Files("calls", ".csv"))
        {
            var grouper = new CallGrouper(new CallGroupingOptions { OwnNumbers = [.. day.Plan.OwnNumbers] });
            try
            {
                await AddRowsAsync(day, file, grouper, ct);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                day.Folder.Report(file, null, "It cannot be read: " + error.Message, "Allow this user to read it, or close the program that holds it.");
            }

            foreach (var call in grouper.Settled(Instant.MaxValue))
            {
                // A client hears of the call at its end: that is when Asterisk writes it.
                if (Event(call) is { } e) items.Add(new DayItem(call.EndedAt, "calls", file, null) { Event = e });
            }
        }
    }

    private static async Task AddRowsAsync(DayReader day, string file, CallGrouper grouper, CancellationToken ct)
    {
        await foreach (var batch in new CdrFileReader(day.Folder.PathOf(file)).ReadAsync(cancellationToken: ct))
        {
            grouper.Add(batch.Records, day.End);
            foreach (var refusal in batch.Refusals) day.Folder.Report(file, (int)refusal.Line, refusal.Reason, refusal.Remedy);
        }
    }

    // Calls between two employees, and attempts that reached no number, are nobody's business here.
    private static CallEvent? Event(CdrCall call) => call.Direction switch
    {
        CdrDirection.Inbound when call.From.Length > 0 => Filled(new IncomingCall(call.From, call.Did ?? call.To), call),
        CdrDirection.Outbound when call.To.Length > 0 => Filled(new OutgoingCall(call.From, call.To), call),
        _ => null,
    };

    private static CallEvent Filled(CallEvent e, CdrCall call) => e with
    {
        Source = "pbx",
        Key = call.Key,
        OccurredAt = call.StartedAt,
        Name = call.CallerName,
        Disposition = Words(call.Disposition),
        TalkSeconds = (int)call.Talk.TotalSeconds,
        Extension = call.Extension,
        Did = call.Did,
        Recording = call.RecordingFile,
    };

    private static string Words(CdrDisposition disposition) => disposition switch
    {
        CdrDisposition.Answered => "answered",
        CdrDisposition.Busy => "busy",
        CdrDisposition.NoAnswer or CdrDisposition.Cancelled => "no-answer",
        _ => "failed",
    };
}
