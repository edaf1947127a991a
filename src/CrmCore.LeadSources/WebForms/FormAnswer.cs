namespace CrmCore.LeadSources;

/// <summary>What the sender of a form gets back: JSON for scripts, another page for browsers, a word for the rest.</summary>
internal sealed class FormAnswer(WebhookRequest request, WebFormSettings settings)
{
    private readonly string? _origin = request.Header("Origin");

    /// <summary>Whether the form stands where it may stand. Servers send no origin; a browser's cannot be made up by a page.</summary>
    public bool IsAllowedOrigin => _origin is null || settings.Origins.Count == 0 || settings.Origins.Any(Matches);

    /// <summary>The answer to a form that was taken, or that a robot filled in: both look the same.</summary>
    public WebhookReading Taken(string? redirect, params IReadOnlyList<InboundEvent> events)
    {
        if (WantsJson) return Finished(WebhookReading.Of(events) with { Response = """{"ok":true}""", ContentType = "application/json" });
        return Finished(Target(redirect) is { } target ? WebhookReading.SeeOther(target, events) : WebhookReading.Of(events) with { Response = "OK" });
    }

    public WebhookReading Unreadable(string reason)
    {
        var reading = WebhookReading.Unreadable(reason);
        return Finished(WantsJson ? reading with { Response = """{"ok":false,"error":"unreadable"}""", ContentType = "application/json" } : reading);
    }

    /// <summary>The answer to a browser that asks whether a script may post here.</summary>
    public WebhookReading Preflight() => Finished(WebhookReading.Of(), ("Access-Control-Allow-Methods", "POST"), ("Access-Control-Allow-Headers", "Content-Type"));

    private bool WantsJson =>
        request.Header("Accept") is { } accept && accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
        || request.Header("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;

    private WebhookReading Finished(WebhookReading reading, params ReadOnlySpan<(string Name, string Value)> more)
    {
        if (_origin is null || !settings.Origins.Any(Matches)) return reading;
        var headers = new Dictionary<string, string>(reading.Headers, StringComparer.OrdinalIgnoreCase)
        {
            ["Access-Control-Allow-Origin"] = _origin,
            ["Vary"] = "Origin",
        };
        foreach (var (name, value) in more) headers[name] = value;
        return reading with { Headers = headers };
    }

    private bool Matches(string? allowed) => string.Equals(allowed?.TrimEnd('/'), _origin, StringComparison.OrdinalIgnoreCase);

    private Uri? Target(string? redirect) =>
        Web(redirect) is { } wanted && settings.AllowedRedirects.Any(allowed => Covers(allowed, wanted)) ? wanted : Web(settings.Redirect);

    private static bool Covers(string? allowed, Uri wanted) =>
        Web(allowed) is { } root
        && root.Scheme == wanted.Scheme
        && root.Authority == wanted.Authority
        && wanted.UserInfo.Length == 0
        && (wanted.AbsolutePath + "/").StartsWith(root.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);

    internal static Uri? Web(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
}
