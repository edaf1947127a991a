namespace CrmCore;

/// <summary>What becomes of the requests of a source (R29): web form, landing page, calls, mailbox, chat, messenger, import, visits, API. Immutable.</summary>
public sealed record IntakePolicy
{
    private readonly Dictionary<string, string> _mapping = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The source: a connection's id or a name that the host chose; <c>source/form</c> for one form of it; <c>*</c> for all that have no policy
    /// of their own. The nearest holds.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>The pipeline that a request becomes a deal in; null leaves requests of strangers in the inbox.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The stage that the deal begins on; null for the pipeline's first.</summary>
    public string? Stage { get; init; }

    /// <summary>The form's id, where the source sends none.</summary>
    public string? Form { get; init; }

    /// <summary>The form's name, where the source sends none.</summary>
    public string? FormName { get; init; }

    /// <summary>Where the form or the number stands, where the source does not say.</summary>
    public string? Place { get; init; }

    /// <summary>The name of a contact that came without one (R30); null for the account's.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Who gets the deal or the lead; null for nobody. A known client's own manager goes before (R32).</summary>
    public string? Owner { get; init; }

    /// <summary>
    /// The rule of assignment that says who gets the deal or the lead (R41); null for none. Not together with <see cref="Owner"/>. Whether a known client's
    /// own manager goes before is then the rule's matter: <see cref="AssignmentRule.OwnManager"/>.
    /// </summary>
    public string? Assign { get; init; }

    /// <summary>The text of a task for the deal's owner (deals only, never for the inbox); null for none.</summary>
    public string? Task { get; init; }

    /// <summary>The form's fields by name without regard to case: field name to <c>name</c>, <c>phone</c>, <c>email</c>, <c>text</c>, <c>company</c>, <c>utm.</c> and a tag, or a custom field's id. Unknown ones are kept as additional parameters.</summary>
    public IReadOnlyDictionary<string, string> Mapping
    {
        get => _mapping;
        init
        {
            _mapping = new(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, target) in value ?? _mapping) _mapping.TryAdd(name.Trim(), target);
        }
    }

    /// <summary>Whether a Won deal of this source is reported to analytics by a system action (R25). Default: no.</summary>
    public bool ReportWonToAnalytics { get; init; }
}
