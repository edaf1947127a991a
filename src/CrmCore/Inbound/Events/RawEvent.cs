namespace CrmCore;

/// <summary>An event of any kind with a ready body: a host's own kind, or one read from a queue.</summary>
public sealed record RawEvent : InboundEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="kind">The kind: one of <see cref="EventKinds"/> or one that the host registered.</param>
    /// <param name="body">UTF-8 JSON, an object.</param>
    public RawEvent(string kind, ReadOnlyMemory<byte> body)
    {
        Kind = kind;
        Body = body;
    }

    /// <inheritdoc/>
    public override string Kind { get; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Body { get; }
}
