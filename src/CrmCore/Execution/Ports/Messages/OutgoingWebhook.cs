namespace CrmCore;

/// <summary>A webhook to post.</summary>
public sealed record OutgoingWebhook
{
    /// <summary>Where to: https, or http where the host allows it.</summary>
    public required Uri Url { get; init; }

    /// <summary>The id (<c>webhook-id</c>): the same on every try.</summary>
    public required string Id { get; init; }

    /// <summary>The body: UTF-8 JSON, signed byte by byte.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The signing secret, <c>whsec_…</c>; null posts unsigned. Never logged.</summary>
    public string? Secret { get; init; }
}
