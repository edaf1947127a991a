namespace CrmCore;

/// <summary>A letter came into a connected mailbox (R13, R40).</summary>
public sealed record IncomingEmail : EmailEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="from">The sender's address.</param>
    public IncomingEmail(string from)
        : base(from)
    {
    }

    /// <inheritdoc/>
    public override string Kind => EventKinds.IncomingEmail;
}
