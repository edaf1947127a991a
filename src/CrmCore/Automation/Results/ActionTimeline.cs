namespace CrmCore;

/// <summary>Writes what becomes of planned actions on their card's timeline.</summary>
internal static class ActionTimeline
{
    public static void Write(DecisionScope scope, ScheduledAction action, string kind, ReadOnlyMemory<byte> data) =>
        scope.Set.Of(TimelineRecords.Instance).Insert(new TimelineEntry
        {
            Account = scope.Account,
            Card = action.Subject,
            Id = scope.NewId(),
            At = scope.OccurredAt,
            RecordedAt = scope.Now,
            Kind = kind,
            Actor = scope.Actor,
            Cause = action.Cause ?? scope.Cause,
            Data = data,
        });

    public static ReadOnlyMemory<byte> Data(DecisionScope scope, ScheduledAction action, string? reason, string? receipt = null)
    {
        var json = scope.Tools.Timeline.Begin();
        json.WriteString("action", action.Action);
        json.WriteString("do", action.Do);
        json.WriteString("key", action.Key);
        json.Member("reason", reason);
        json.Member("receipt", receipt);
        return scope.Tools.Timeline.End();
    }
}
