namespace CrmCore;

/// <summary>Where a request came from (R31). Kept on the contact and on the deal. Immutable.</summary>
public sealed record Origin
{
    /// <summary>The source: a connection's id or a name the host registered.</summary>
    public string? Source { get; init; }

    /// <summary>The kind of event it came by, one of <see cref="EventKinds"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>The form's id.</summary>
    public string? Form { get; init; }

    /// <summary>The form's name.</summary>
    public string? FormName { get; init; }

    /// <summary>Where the form or the number stands, in the source's own words: "foot of the landing page".</summary>
    public string? Place { get; init; }

    /// <summary>The page's title.</summary>
    public string? PageTitle { get; init; }

    /// <summary>The page's address.</summary>
    public string? Page { get; init; }

    /// <summary>The page before.</summary>
    public string? Referrer { get; init; }

    /// <summary>The sender's IP address.</summary>
    public string? Ip { get; init; }

    /// <summary>The visitor id (cookie) that the form or chat handed over (R14).</summary>
    public string? Visitor { get; init; }

    /// <summary>The visitor's analytics client id (R24).</summary>
    public string? AnalyticsClient { get; init; }

    /// <summary>The analytics property that the client id belongs to (R24).</summary>
    public string? AnalyticsProperty { get; init; }

    /// <summary>The connection (messenger, chat) that the client wrote to (R22).</summary>
    public string? Network { get; init; }

    /// <summary>The client's id in that network (R22).</summary>
    public string? Chat { get; init; }

    /// <summary>The UTM tags by their names without <c>utm_</c>.</summary>
    public IReadOnlyDictionary<string, string> Utm { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Fields of a form that no mapping knows (R29).</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
