using System.Text;

namespace CrmCore;

/// <summary>A request as one note that people read (R31, R32).</summary>
internal static class RequestNote
{
    private const int LongestLine = 2_000;

    /// <summary>Where it came from, with the additional parameters; null where there is nothing to say.</summary>
    public static string? OfOrigin(Origin origin)
    {
        if (origin is { Page: null, PageTitle: null, Referrer: null, Ip: null, Visitor: null, Place: null, FormName: null } && origin.Utm.Count == 0 && IsAsTyped(origin)) return null;
        var note = new StringBuilder();
        Origin(note, origin);
        return note.ToString();
    }

    /// <summary>All that was said.</summary>
    public static string? Of(AccountModel model, StoredEvent e)
    {
        var note = new StringBuilder();
        Line(note, "Name", Request.Name(model, e));
        Line(note, "Company", Request.Company(model, e));
        Line(note, "Text", Request.Text(model, e));
        foreach (var (id, value) in Request.FieldsOf(model, e, CardKind.Deal, CardKind.Contact, CardKind.Lead).Values) Line(note, id, value.AsText);
        Origin(note, Request.OriginOf(model, e));
        return note.Length == 0 ? null : note.ToString();
    }

    private static void Origin(StringBuilder note, Origin origin)
    {
        Line(note, "Form", origin.FormName ?? origin.Form);
        Line(note, "Place", origin.Place);
        Line(note, "Page", origin.PageTitle);
        Line(note, "Address", origin.Page);
        Line(note, "Came from", origin.Referrer);
        Line(note, "IP", origin.Ip);
        Line(note, "Visitor", origin.Visitor);
        foreach (var (tag, value) in origin.Utm) Line(note, "utm_" + tag, value);
        foreach (var (name, value) in origin.Extra) Line(note, name, value);
    }

    private static bool IsAsTyped(Origin origin)
    {
        foreach (var name in origin.Extra.Keys)
        {
            if (name is not (FormFields.Phone or FormFields.Email)) return false;
        }

        return true;
    }

    private static void Line(StringBuilder note, string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        if (note.Length > 0) note.Append('\n');
        note.Append(name).Append(": ").Append(value.Length > LongestLine ? value.AsSpan(0, LongestLine) : value);
    }
}
