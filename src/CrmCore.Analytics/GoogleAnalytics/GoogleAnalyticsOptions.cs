namespace CrmCore.Analytics;

/// <summary>How the host reaches Google Analytics: the same for all properties. What belongs to one stands in the connection's settings.</summary>
public sealed class GoogleAnalyticsOptions
{
    /// <summary>The name of the HTTP client, to give it a handler or a proxy of your own.</summary>
    public const string HttpClientName = "crmcore-ga4";

    internal const string Kind = "ga4";

    /// <summary>The address that collects.</summary>
    /// <value>The default is <c>https://www.google-analytics.com/</c>.</value>
    public Uri BaseAddress { get; set; } = new("https://www.google-analytics.com/");

    /// <summary>The address that collects inside the European Union, for connections with the setting <c>region</c> <c>eu</c>.</summary>
    /// <value>The default is <c>https://region1.google-analytics.com/</c>.</value>
    public Uri EuropeanBaseAddress { get; set; } = new("https://region1.google-analytics.com/");

    /// <summary>How long to wait for an answer.</summary>
    /// <value>The default is 15 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    internal void Validate()
    {
        foreach (var address in (Uri[])[BaseAddress, EuropeanBaseAddress])
        {
            if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http"))
            {
                throw new InvalidOperationException($"Google Analytics: '{address}' is no address: give an absolute one, such as https://www.google-analytics.com/.");
            }
        }

        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(10))
        {
            throw new InvalidOperationException("Google Analytics: the time limit must be longer than nothing and at most 10 minutes.");
        }
    }
}

/// <summary>The settings of one property. Setters, not init: generated readers overwrite the defaults of init-only members.</summary>
internal sealed record GoogleAnalyticsSettings
{
    /// <summary>The stream's measurement id, <c>G-XXXXXXX</c>: the property of the hits.</summary>
    public string MeasurementId { get; set; } = "";

    /// <summary><c>eu</c> collects inside the European Union. Default: null, anywhere.</summary>
    public string? Region { get; set; }

    /// <summary>The events by stage, beside the built-in ones.</summary>
    public IReadOnlyDictionary<string, string> Events { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether deals' titles go along as the item's name. Default: no, because titles tend to hold names of people.</summary>
    public bool SendTitles { get; set; }
}
