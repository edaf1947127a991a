namespace CrmCore;

/// <summary>Puts events on cards other than deals.</summary>
internal static class Notes
{
    public static void OnContact(DecisionScope scope, StoredEvent e, ContactId id) =>
        Write(scope, id.Value, TimelineKinds.Noted, e.Kind, e.Kind == EventKinds.FormSubmitted ? Text(scope, RequestNote.Of(scope.Model, e)) : null);

    /// <summary>Who calls from a company's own number is nobody in particular: it is the company's.</summary>
    public static void OnCompany(DecisionScope scope, StoredEvent e, CompanyId id)
    {
        scope.Log?.Add("company " + id, true, "it comes from the company's own number or address, which says nobody in particular: a note on the company");
        Write(scope, id.Value, e.History ? TimelineKinds.Late : TimelineKinds.Noted, e.Kind, null);
    }

    /// <summary>Where a request came from, as one note (R31).</summary>
    public static void OfOrigin(DecisionScope scope, Guid card, string eventKind, Origin origin)
    {
        if (RequestNote.OfOrigin(origin) is { } note) Write(scope, card, TimelineKinds.Noted, eventKind, Text(scope, note), "origin");
    }

    /// <summary>The personal part of an entry that holds words.</summary>
    public static string? Text(DecisionScope scope, string? text)
    {
        if (text is null) return null;
        var json = scope.Tools.Timeline.Begin();
        json.Member("text", text);
        return System.Text.Encoding.UTF8.GetString(scope.Tools.Timeline.End().Span);
    }

    public static void Write(DecisionScope scope, Guid card, string kind, string? eventKind, string? personal, string? note = null)
    {
        var json = scope.Tools.Timeline.Begin();
        json.Member("event", eventKind);
        json.Member("note", note);
        CardEntries.Write(scope, card, kind, scope.Tools.Timeline.End(), personal);
    }
}
