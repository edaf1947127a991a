using NodaTime;

namespace CrmCore;

/// <summary>
/// Something that happened outside and is handed to the engine. Unique by account, <see cref="Source"/> and <see cref="Key"/>: the same
/// event handed in twice counts once (R64). Derived records give the kind and the body; a host's own kinds use <see cref="RawEvent"/>.
/// </summary>
public abstract record InboundEvent
{
    private protected InboundEvent()
    {
    }

    /// <summary>The connection's id, or a name that the host chose, such as <c>pbx</c>. 1 to 64 characters.</summary>
    public string Source { get; init; } = "";

    /// <summary>The source's own key of the event: a call id, an update id, a message id. 1 to 512 characters.</summary>
    public string Key { get; init; } = "";

    /// <summary>When it happened. Default: the moment it is handed in.</summary>
    public Instant? OccurredAt { get; init; }

    /// <summary>
    /// The card that it is about: the id of a deal, contact or lead, or an id in the host's own system, which then is an exclusive claim like a
    /// phone number. Default: found by the contact points in the body.
    /// </summary>
    public string? Subject { get; init; }

    /// <summary>Whether it comes from an import of history: it is recorded and triggers nothing (R80). Default: no.</summary>
    public bool History { get; init; }

    /// <summary>The kind: one of <see cref="EventKinds"/> or the host's.</summary>
    public abstract string Kind { get; }

    /// <summary>The body: UTF-8 JSON, at most 1 MB.</summary>
    public abstract ReadOnlyMemory<byte> Body { get; }

    /// <summary>Who gives the command; null for events from outside.</summary>
    internal virtual Actor? By => null;
}
