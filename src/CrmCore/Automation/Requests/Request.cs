using System.Text;

namespace CrmCore;

/// <summary>What a request says about its sender, read from the event's body when a card is made of it (R29 to R31).</summary>
internal static class Request
{
    private const int LongestName = 200;

    public static string? Name(AccountModel model, StoredEvent e) =>
        Clean(BodyReader.Text(e.Body.Span, "name"u8)) ?? Clean(FormFields.Mapped(model, e, FormFields.Name, " "));

    public static string? Text(AccountModel model, StoredEvent e) =>
        BodyReader.Text(e.Body.Span, "text"u8) is { } text && !string.IsNullOrWhiteSpace(text) ? text : FormFields.Mapped(model, e, FormFields.Text, "\n");

    public static string? Company(AccountModel model, StoredEvent e) =>
        Clean(BodyReader.Text(e.Body.Span, "company"u8)) ?? Clean(FormFields.Mapped(model, e, FormFields.Company, " "));

    /// <summary>Where it came from: source, form, place, page, visitor, analytics identity, UTM tags.</summary>
    public static Origin OriginOf(AccountModel model, StoredEvent e)
    {
        var body = e.Body;
        var chat = BodyReader.Text(body.Span, "chat"u8);
        var policy = Intake.PolicyOf(model, e);
        return new Origin
        {
            Source = e.Source,
            Kind = e.Kind,
            Form = BodyReader.Text(body.Span, "form"u8) ?? policy?.Form,
            FormName = BodyReader.Text(body.Span, "formName"u8) ?? policy?.FormName,
            Place = BodyReader.Text(body.Span, "place"u8) ?? policy?.Place,
            Page = BodyReader.Text(body.Span, "page"u8),
            PageTitle = BodyReader.Text(body.Span, "pageTitle"u8),
            Referrer = BodyReader.Text(body.Span, "referrer"u8),
            Ip = BodyReader.Text(body.Span, "ip"u8),
            Visitor = BodyReader.Text(body.Span, "visitor"u8),
            AnalyticsClient = BodyReader.Text(body.Span, "analyticsClient"u8),
            AnalyticsProperty = BodyReader.Text(body.Span, "analyticsProperty"u8),
            Network = chat is null ? null : BodyReader.Text(body.Span, "network"u8),
            Chat = chat,
            Utm = FormFields.Utm(model, e),
            Extra = FormFields.Extras(model, e),
        };
    }

    /// <summary>The custom fields of a kind of card that the form fills; a value that does not fit is kept as an additional parameter.</summary>
    public static FieldBag FieldsOf(AccountModel model, StoredEvent e, params ReadOnlySpan<CardKind> kinds)
    {
        var fields = FieldBag.Empty;
        if (model.Fields.Count == 0) return fields;
        var policy = Intake.PolicyOf(model, e);
        foreach (var (name, value) in FormFields.All(e))
        {
            var id = FormFields.TargetOf(policy, name) ?? name;
            foreach (var on in kinds)
            {
                if (FormFields.Fits(model, on, id, value)) fields = fields.With(id, FieldValue.Of(value));
            }
        }

        return fields;
    }

    /// <summary>Whether there is nothing in it to know anybody by or to answer: such a request makes no card (R30).</summary>
    public static bool IsEmpty(AccountModel model, StoredEvent e, List<KnownPoint> points)
    {
        if (points.Exists(p => p.Kind != ContactPointKind.Visitor)) return false;
        var body = e.Body.Span;
        return IsBlank(BodyReader.Text(body, "phone"u8)) && IsBlank(BodyReader.Text(body, "email"u8))
            && Name(model, e) is null && IsBlank(Text(model, e)) && Company(model, e) is null
            && FormFields.All(e).TrueForAll(f => IsBlank(f.Value));
    }

    /// <summary>Control characters out of a name: they come from broken forms and break what shows them.</summary>
    public static string? Clean(string? name)
    {
        if (name is null) return null;
        var clean = new StringBuilder(Math.Min(name.Length, LongestName));
        foreach (var c in name)
        {
            // Marks of direction turn what stands beside the name around.
            if (!char.IsControl(c) && !IsDirection(c)) clean.Append(c);
            if (clean.Length > 4 * LongestName) break;
        }

        var text = clean.ToString().Trim();
        if (text.Length <= LongestName) return IsBlank(text) ? null : text;
        return text[..(char.IsHighSurrogate(text[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }

    private static bool IsDirection(char c) => c is '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';

    private static bool IsBlank(string? text)
    {
        foreach (var c in text ?? "")
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && !IsDirection(c) && c is not ('\u200B' or '\u200C' or '\u200D' or '\u2060')) return false;
        }

        return true;
    }
}
