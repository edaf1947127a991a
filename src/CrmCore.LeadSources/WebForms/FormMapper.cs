using System.Text.RegularExpressions;

namespace CrmCore.LeadSources;

/// <summary>Makes an event of the fields of a form (R29 to R31). Pure.</summary>
internal sealed partial class FormMapper
{
    private readonly WebFormSettings _settings;
    private readonly Dictionary<string, string> _mapping = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _custom = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _extra = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _utm = new(StringComparer.Ordinal);

    public FormMapper(WebFormSettings settings)
    {
        _settings = settings;

        // A field that is mapped twice, or to nothing, is a problem of the settings check, not of the client.
        foreach (var (field, meaning) in settings.Mapping)
        {
            if (!string.IsNullOrWhiteSpace(meaning)) _mapping.TryAdd(field, meaning.Trim());
        }
    }

    public FormSubmitted Map(IReadOnlyList<FormField> fields, WebhookRequest request, ConnectionContext connection)
    {
        foreach (var field in fields) Place(field);
        KeepFurtherPoints(FieldMeanings.Phone);
        KeepFurtherPoints(FieldMeanings.Email);
        var page = Line(FieldMeanings.Page) ?? (request.Header("Referer") is { } referer ? FormText.Clean(referer) : null);
        if (_utm.Count == 0) TakeUtm(page);
        var client = Line(FieldMeanings.AnalyticsClient);
        return new FormSubmitted
        {
            Source = connection.Connection.Id,
            OccurredAt = request.ReceivedAt,
            Form = _settings.Form ?? Line(FieldMeanings.Form) ?? connection.Connection.Id,
            FormName = _settings.FormName ?? Line(FieldMeanings.FormName),
            Name = FullName(),
            Phone = First(FieldMeanings.Phone),
            Email = First(FieldMeanings.Email),
            Text = Joined(FieldMeanings.Text, "\n"),
            Fields = _custom,
            Extra = _extra,
            Page = page,
            PageTitle = Line(FieldMeanings.PageTitle),
            Referrer = Line(FieldMeanings.Referrer),
            Ip = request.RemoteIp,
            Visitor = Line(FieldMeanings.Visitor),
            AnalyticsClient = client is null ? null : ClientOf(client),
            AnalyticsProperty = client is null ? null : Line(FieldMeanings.AnalyticsProperty) ?? _settings.AnalyticsProperty,
            Utm = _utm,
        };
    }

    private void Place(FormField field)
    {
        if (field.Value.Length == 0 || field.Name[0] == '_' && !IsAnalyticsCookie(field.Name)) return;
        if (_mapping.TryGetValue(field.Name, out var target))
        {
            if (target == FieldMeanings.Ignore) return;
            if (FieldMeanings.All.Contains(target, StringComparer.Ordinal)) Known(target).Add(field.Value);
            else Join(_custom, target, field.Value);
        }
        else if (field.Name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) && field.Name.Length > 4)
        {
            _utm[field.Name[4..].ToLowerInvariant()] = FormText.Line(field.Value);
        }
        else if (FieldMeanings.Find(field.Name) is { } meaning)
        {
            Known(meaning).Add(field.Value);
        }
        else
        {
            Join(_extra, field.Name, field.Value);
        }
    }

    // Names that begin with an underscore are the form's own; this one is the analytics cookie's.
    private static bool IsAnalyticsCookie(string name) => name == "_ga";

    // An event carries one phone and one address; more of them must not get lost.
    private void KeepFurtherPoints(string meaning)
    {
        if (!_known.TryGetValue(meaning, out var values)) return;
        foreach (var value in values.Skip(1).Where(v => v != values[0])) Join(_extra, meaning, value);
    }

    private string? FullName()
    {
        var name = Joined(FieldMeanings.Name, " ");
        var last = Joined(FieldMeanings.LastName, " ");
        return FormText.Line((name, last) switch
        {
            (null, null) => "",
            (null, _) => last,
            (_, null) => name,
            _ => name.Contains(last, StringComparison.OrdinalIgnoreCase) ? name : $"{name} {last}",
        }) is { Length: > 0 } full ? full : null;
    }

    private void TakeUtm(string? page)
    {
        if (!Uri.TryCreate(page, UriKind.Absolute, out var address)) return;
        foreach (var pair in address.Query.TrimStart('?').Split('&'))
        {
            var parts = pair.Split('=', 2);
            if (parts is [['u' or 'U', 't' or 'T', 'm' or 'M', '_', _, ..] name, { Length: > 0 } value])
            {
                _utm[name[4..].ToLowerInvariant()] = FormText.Line(FormText.Clean(Uri.UnescapeDataString(value.Replace('+', ' '))));
            }
        }
    }

    private List<string> Known(string meaning) => _known.TryGetValue(meaning, out var values) ? values : _known[meaning] = [];

    private string? First(string meaning) => _known.TryGetValue(meaning, out var values) ? FormText.Line(values[0]) : null;

    private string? Line(string meaning) => First(meaning);

    private string? Joined(string meaning, string separator) =>
        _known.TryGetValue(meaning, out var values) ? string.Join(separator, values.Distinct(StringComparer.Ordinal)) : null;

    private static void Join(Dictionary<string, string> bag, string name, string value) =>
        bag[name] = bag.TryGetValue(name, out var before) ? before + ", " + value : value;

    // The cookie holds GA1.1.123456789.1700000000; the id is its end.
    private static string ClientOf(string value) => Cookie().Match(value) is { Success: true } cookie ? cookie.Groups["id"].Value : value;

    [GeneratedRegex(@"^GA\d\.[\d-]+\.(?<id>\d+\.\d+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cookie();
}
