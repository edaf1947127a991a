namespace CrmCore;

/// <summary>Somebody rang us; a missed call counts (R13).</summary>
public sealed record IncomingCall : CallEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="from">The caller's number as it came.</param>
    /// <param name="to">The called number as it came; empty where it is not known.</param>
    public IncomingCall(string from, string to = "")
        : base(from, to)
    {
    }

    /// <inheritdoc/>
    public override string Kind => EventKinds.IncomingCall;
}
