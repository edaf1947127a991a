namespace CrmCore;

/// <summary>A visitor opened a page (R14).</summary>
public sealed record SiteVisit : InboundEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="visitor">The visitor id (cookie).</param>
    /// <param name="page">The page's absolute address.</param>
    public SiteVisit(string visitor, string page)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(page);
        Visitor = visitor;
        Page = page;
    }

    /// <summary>The visitor id (cookie).</summary>
    public string Visitor { get; }

    /// <summary>The page's absolute address.</summary>
    public string Page { get; }

    /// <summary>The page's title.</summary>
    public string? PageTitle { get; init; }

    /// <summary>The page before.</summary>
    public string? Referrer { get; init; }

    /// <summary>The visitor's IP address.</summary>
    public string? Ip { get; init; }

    /// <summary>The UTM tags by their names without <c>utm_</c>.</summary>
    public IReadOnlyDictionary<string, string> Utm { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Kind => EventKinds.SiteVisit;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Body => JsonBody.Write(json =>
    {
        json.Member("visitor", Visitor);
        json.Member("page", Page);
        json.Member("pageTitle", PageTitle);
        json.Member("referrer", Referrer);
        json.Member("ip", Ip);
        json.Member("utm", Utm);
    });
}
