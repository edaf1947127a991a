using System.Text;

namespace CrmCore;

/// <summary>What a request says about its sender, read from the event's body when a card is made of it (R29 to R31).</summary>
internal static class Request
{
    public static string? Name(StoredEvent e) => Clean(BodyReader.Text(e.Body.Span, "name"u8));

    public static string? Text(StoredEvent e) => BodyReader.Text(e.Body.Span, "text"u8);

    /// <summary>Where it came from: source, form, page, visitor, analytics identity, UTM tags.</summary>
    public static Origin OriginOf(StoredEvent e)
    {
        var body = e.Body;
        var chat = BodyReader.Text(body.Span, "chat"u8);
        return new Origin
        {
            Source = e.Source,
            Kind = e.Kind,
            Form = BodyReader.Text(body.Span, "form"u8),
            FormName = BodyReader.Text(body.Span, "formName"u8),
            Page = BodyReader.Text(body.Span, "page"u8),
            PageTitle = BodyReader.Text(body.Span, "pageTitle"u8),
            Referrer = BodyReader.Text(body.Span, "referrer"u8),
            Ip = BodyReader.Text(body.Span, "ip"u8),
            Visitor = BodyReader.Text(body.Span, "visitor"u8),
            AnalyticsClient = BodyReader.Text(body.Span, "analyticsClient"u8),
            AnalyticsProperty = BodyReader.Text(body.Span, "analyticsProperty"u8),
            Network = chat is null ? null : BodyReader.Text(body.Span, "network"u8),
            Chat = chat,
            Utm = BodyReader.Map(body, "utm"),
            Extra = Extras(e),
        };
    }

    /// <summary>The custom fields that the form's mapping knows and the account has; a value that does not fit is kept as an additional parameter.</summary>
    public static FieldBag FieldsOf(DecisionScope scope, StoredEvent e, CardKind on)
    {
        var fields = FieldBag.Empty;
        foreach (var (id, value) in BodyReader.Map(e.Body, "fields"))
        {
            if (scope.Model.Fields.TryGetValue((on, id), out var definition) && FieldRules.Refusal(definition, FieldValue.Of(value)) is null)
            {
                fields = fields.With(id, FieldValue.Of(value));
            }
        }

        return fields;
    }

    private static SortedDictionary<string, string> Extras(StoredEvent e)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in BodyReader.Map(e.Body, "extra")) extra[name] = value;
        foreach (var (name, value) in BodyReader.Map(e.Body, "fields")) extra.TryAdd(name, value);
        if (e.Kind == EventKinds.FormSubmitted)
        {
            // As typed: a number that is none must not be lost (R30).
            if (BodyReader.Text(e.Body.Span, "phone"u8) is { } phone) extra.TryAdd("phone", phone);
            if (BodyReader.Text(e.Body.Span, "email"u8) is { } email) extra.TryAdd("email", email);
        }

        return extra;
    }

    /// <summary>Control characters out of a name: they come from broken forms and break what shows them.</summary>
    public static string? Clean(string? name)
    {
        if (name is null) return null;
        var clean = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (!char.IsControl(c)) clean.Append(c);
        }

        var text = clean.ToString().Trim();
        return text.Length == 0 ? null : text.Length > 200 ? text[..200] : text;
    }
}
