namespace CrmCore;

/// <summary>What becomes of the requests of a source (R29). Immutable.</summary>
public sealed record IntakePolicy
{
    /// <summary>The source: a connection's id or a name that the host chose; <c>*</c> for all that have no policy of their own.</summary>
    public required string Source { get; init; }

    /// <summary>The pipeline that a request becomes a deal in; null leaves requests of strangers in the inbox.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The stage that the deal begins on; null for the pipeline's first.</summary>
    public string? Stage { get; init; }

    /// <summary>Who gets the deal; null for the client's own manager, or nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>The text of a task for the deal's owner (deals only, never for the inbox); null for none.</summary>
    public string? Task { get; init; }

    /// <summary>The form's fields by name without regard to case: field name to <c>name</c>, <c>phone</c>, <c>email</c>, <c>text</c> or a custom field's id. Unknown ones are kept as additional parameters.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a Won deal of this source is reported to analytics by a system action (R25). Default: no.</summary>
    public bool ReportWonToAnalytics { get; init; }
}
