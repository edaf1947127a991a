namespace CrmCore.Telephony.Asterisk;

/// <summary>Turns calls into events: one for each call, whatever number of records it had (R13, R51).</summary>
public static class CdrEvents
{
    /// <summary>The event of a call.</summary>
    /// <param name="call">The call, settled: <see cref="CallGrouper.Settled"/> says when it is.</param>
    /// <param name="source">The event's source: the connection's id, or a name such as <c>pbx</c>.</param>
    /// <returns>An <see cref="IncomingCall"/> or <see cref="OutgoingCall"/> with the call's key; null for an internal call.</returns>
    public static InboundEvent? Read(CdrCall call, string source)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentException.ThrowIfNullOrEmpty(source);
        return call.Direction switch
        {
            CdrDirection.Inbound => new IncomingCall(call.From, call.To)
            {
                Source = source, Key = call.Key, OccurredAt = call.StartedAt, Name = call.CallerName, Disposition = Word(call.Disposition),
                TalkSeconds = (int)call.Talk.TotalSeconds, Extension = call.Extension, Did = call.Did, Recording = call.RecordingFile,
            },
            CdrDirection.Outbound => new OutgoingCall(call.From, call.To)
            {
                Source = source, Key = call.Key, OccurredAt = call.StartedAt, Disposition = Word(call.Disposition),
                TalkSeconds = (int)call.Talk.TotalSeconds, Extension = call.Extension, Recording = call.RecordingFile,
            },
            _ => null,
        };
    }

    private static string Word(CdrDisposition disposition) => disposition switch
    {
        CdrDisposition.Answered => "answered",
        CdrDisposition.NoAnswer => "no-answer",
        CdrDisposition.Busy => "busy",
        _ => "failed",
    };
}
