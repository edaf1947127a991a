namespace CrmCore.LeadSources;

/// <summary>What the host lets web forms send: the same for all forms. What belongs to one form stands in the connection's settings.</summary>
public sealed class WebFormOptions
{
    internal const string Kind = "web-form";

    /// <summary>How many fields a form may send; a request with more is refused.</summary>
    /// <value>The default is 200.</value>
    public int MaximumFields { get; set; } = 200;

    /// <summary>How many characters all values of a form may have together; a request with more is refused.</summary>
    /// <value>The default is 200,000.</value>
    public int MaximumCharacters { get; set; } = 200_000;

    internal void Validate()
    {
        if (MaximumFields < 1) throw new InvalidOperationException("Web forms: at least one field must be allowed.");
        if (MaximumCharacters is < 1 or > 250_000)
        {
            throw new InvalidOperationException("Web forms: 1 to 250,000 characters can be allowed; an event holds no more than 1 MB.");
        }
    }
}

/// <summary>The settings of one form. Setters, not init: generated readers overwrite the defaults of init-only members.</summary>
internal sealed record WebFormSettings
{
    /// <summary>The form's id. Default: the field <c>formid</c>, else the connection's id.</summary>
    public string? Form { get; set; }

    /// <summary>The form's name. Default: the field <c>formname</c>.</summary>
    public string? FormName { get; set; }

    /// <summary>What each field means: its name → <c>name</c>, <c>phone</c>, <c>email</c>, <c>text</c>, <c>ignore</c>, another known meaning, or the id of a custom field.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The analytics property of the site, <c>G-XXXXXXX</c>, that the visitors' client ids belong to.</summary>
    public string? AnalyticsProperty { get; set; }

    /// <summary>Where a browser is sent after the form, when the form itself names no allowed page. Default: nowhere.</summary>
    public string? Redirect { get; set; }

    /// <summary>The addresses to which a form may send the browser by <c>_redirect</c>: each with everything below its path.</summary>
    public IReadOnlyList<string> AllowedRedirects { get; set; } = [];

    /// <summary>The sites on which the form may stand, such as <c>https://example.com</c>; others are refused. Default: any.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];
}
