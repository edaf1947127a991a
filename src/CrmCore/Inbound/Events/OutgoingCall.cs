namespace CrmCore;

/// <summary>Our employee rang somebody.</summary>
public sealed record OutgoingCall : CallEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="from">The caller's number as it came.</param>
    /// <param name="to">The called number as it came; empty where it is not known.</param>
    public OutgoingCall(string from, string to = "")
        : base(from, to)
    {
    }

    /// <inheritdoc/>
    public override string Kind => EventKinds.OutgoingCall;
}
