namespace CrmCore;

/// <summary>Our letter to a client was seen in a connected mailbox.</summary>
public sealed record OutgoingEmail : EmailEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="from">The sender's address.</param>
    public OutgoingEmail(string from)
        : base(from)
    {
    }

    /// <inheritdoc/>
    public override string Kind => EventKinds.OutgoingEmail;
}
