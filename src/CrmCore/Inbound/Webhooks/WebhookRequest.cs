using NodaTime;

namespace CrmCore;

/// <summary>An incoming request, free of any web framework.</summary>
public sealed record WebhookRequest
{
    /// <summary>The method, in capitals.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The query string without the question mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>The headers; names without regard to case, several values joined by a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body's bytes as they came.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When it came.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>The sender's IP address; null where it is not known.</summary>
    public string? RemoteIp { get; init; }

    /// <summary>A header's value.</summary>
    /// <param name="name">Its name, without regard to case.</param>
    /// <returns>The value; null when there is none.</returns>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
