namespace CrmCore;

/// <summary>What a webhook said. The events are durable before <see cref="Status"/> is answered.</summary>
public sealed record WebhookReading
{
    private WebhookReading(int status, IReadOnlyList<InboundEvent> events, string? refusal)
    {
        Status = status;
        Events = events;
        Refusal = refusal;
    }

    /// <summary>The HTTP status to answer.</summary>
    public int Status { get; }

    /// <summary>The events; empty for a refusal, or when there is nothing for us in it.</summary>
    public IReadOnlyList<InboundEvent> Events { get; }

    /// <summary>Why it was refused; null when it was not. Goes to the log, not to the sender.</summary>
    public string? Refusal { get; }

    /// <summary>The body to answer; empty for none.</summary>
    public string Response { get; init; } = "";

    /// <summary>The answer's content type.</summary>
    public string ContentType { get; init; } = "text/plain";

    /// <summary>Further headers to answer, such as <c>Location</c>; empty for none.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>It was understood.</summary>
    /// <param name="events">The events, in order.</param>
    /// <returns>The reading, answered with 200.</returns>
    public static WebhookReading Of(params IReadOnlyList<InboundEvent> events) => new(200, events, null);

    /// <summary>It was understood, and the browser is sent on.</summary>
    /// <param name="location">Where to; the reader has made sure that it is allowed.</param>
    /// <param name="events">The events, in order.</param>
    /// <returns>The reading, answered with 303 and the header <c>Location</c>.</returns>
    public static WebhookReading SeeOther(Uri location, params IReadOnlyList<InboundEvent> events)
    {
        ArgumentNullException.ThrowIfNull(location);
        return new(303, events, null)
        {
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Location"] = location.AbsoluteUri },
        };
    }

    /// <summary>It is not from whom it says: answered with 401.</summary>
    /// <param name="reason">Why, without secrets.</param>
    /// <returns>The reading.</returns>
    public static WebhookReading Forged(string reason) => new(401, [], reason);

    /// <summary>It cannot be read: answered with 400.</summary>
    /// <param name="reason">Why and where.</param>
    /// <returns>The reading.</returns>
    public static WebhookReading Unreadable(string reason) => new(400, [], reason);

    /// <summary>Nobody reads what comes to this address: answered with 404, whatever is missing.</summary>
    internal static WebhookReading Nowhere(string reason) => new(404, [], reason);

    /// <summary>It cannot be taken now: answered with 503, so that the sender sends it again.</summary>
    internal static WebhookReading NotNow(string reason) => new(503, [], reason);

    /// <summary>It is too large: answered with 413.</summary>
    internal static WebhookReading TooLarge(string reason) => new(413, [], reason);

    /// <summary>The reader itself failed: answered with 500.</summary>
    internal static WebhookReading Broken(string reason) => new(500, [], reason);
}
