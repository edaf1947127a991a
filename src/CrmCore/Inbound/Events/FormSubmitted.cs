namespace CrmCore;

/// <summary>A form was filled in (R29 to R31). No field is mandatory (R30).</summary>
public sealed record FormSubmitted : InboundEvent
{
    /// <summary>The form's id.</summary>
    public string? Form { get; init; }

    /// <summary>The form's name.</summary>
    public string? FormName { get; init; }

    /// <summary>Where the form stands, in words of yours.</summary>
    public string? Place { get; init; }

    /// <summary>The client's name.</summary>
    public string? Name { get; init; }

    /// <summary>The client's phone as typed.</summary>
    public string? Phone { get; init; }

    /// <summary>The client's address as typed.</summary>
    public string? Email { get; init; }

    /// <summary>The name of the client's company.</summary>
    public string? Company { get; init; }

    /// <summary>The client's words.</summary>
    public string? Text { get; init; }

    /// <summary>Custom fields by id, mapped from the form.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Fields that no mapping knows: kept as additional parameters (R29).</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The page's address.</summary>
    public string? Page { get; init; }

    /// <summary>The page's title.</summary>
    public string? PageTitle { get; init; }

    /// <summary>The page before.</summary>
    public string? Referrer { get; init; }

    /// <summary>The sender's IP address.</summary>
    public string? Ip { get; init; }

    /// <summary>The visitor id (cookie) (R14).</summary>
    public string? Visitor { get; init; }

    /// <summary>The visitor's analytics client id (R24).</summary>
    public string? AnalyticsClient { get; init; }

    /// <summary>The analytics property that it belongs to (R24).</summary>
    public string? AnalyticsProperty { get; init; }

    /// <summary>The UTM tags by their names without <c>utm_</c>.</summary>
    public IReadOnlyDictionary<string, string> Utm { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Kind => EventKinds.FormSubmitted;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Body => JsonBody.Write(json =>
    {
        json.Member("form", Form);
        json.Member("formName", FormName);
        json.Member("place", Place);
        json.Member("name", Name);
        json.Member("company", Company);
        json.Member("phone", Phone);
        json.Member("email", Email);
        json.Member("text", Text);
        json.Member("fields", Fields);
        json.Member("extra", Extra);
        json.Member("page", Page);
        json.Member("pageTitle", PageTitle);
        json.Member("referrer", Referrer);
        json.Member("ip", Ip);
        json.Member("visitor", Visitor);
        json.Member("analyticsClient", AnalyticsClient);
        json.Member("analyticsProperty", AnalyticsProperty);
        json.Member("utm", Utm);
    });
}
