namespace CrmCore;

/// <summary>Puts events on cards other than deals.</summary>
internal static class Notes
{
    public static void OnContact(DecisionScope scope, StoredEvent e, ContactId id) => Write(scope, id.Value, TimelineKinds.Noted, e.Kind, null);

    public static void Write(DecisionScope scope, Guid card, string kind, string? eventKind, string? personal)
    {
        var json = scope.Tools.Timeline.Begin();
        json.Member("event", eventKind);
        var data = scope.Tools.Timeline.End();
        scope.Set.Of(TimelineRecords.Instance).Insert(new TimelineEntry
        {
            Account = scope.Account,
            Card = card,
            Id = scope.NewId(),
            At = scope.OccurredAt,
            RecordedAt = scope.Now,
            Kind = kind,
            Actor = scope.Actor,
            Cause = scope.Cause,
            Data = data,
            Personal = personal,
        });
    }
}
