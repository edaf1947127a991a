using System.Text.Json;

namespace CrmCore;

/// <summary>Writes what a card's timeline tells of assignments: who was considered, who was passed over and why.</summary>
internal static class AssignmentEntries
{
    // So many who were passed over are kept by name; a rehearsal keeps all of them.
    private const int MostNamed = 30;

    public static void Given(DecisionScope scope, OwnedCard card, AssignmentEntry entry, Actor by)
    {
        var json = scope.Tools.Timeline.Begin();
        Write(scope, json, entry);
        card.WriteChange(json, entry.Assigned.To!.Value);
        Insert(scope, card.Id, TimelineKinds.Assigned, scope.Tools.Timeline.End(), by, card.PersonalBefore(scope));
    }

    public static void Waits(DecisionScope scope, OwnedCard card, AssignmentEntry entry, Actor by)
    {
        var json = scope.Tools.Timeline.Begin();
        Write(scope, json, entry with { WaitedSince = entry.Request.Since });
        Insert(scope, card.Id, TimelineKinds.Waiting, scope.Tools.Timeline.End(), by, null);
    }

    public static void Withdrawn(DecisionScope scope, Guid card, WaitingRequest waiting)
    {
        var json = scope.Tools.Timeline.Begin();
        json.WriteString("rule", waiting.Queue);
        json.WriteNumber("number", waiting.Number);
        json.WriteNumber("since", waiting.Since.ToUnixTimeMilliseconds());
        Insert(scope, card, TimelineKinds.Withdrawn, scope.Tools.Timeline.End(), scope.Actor, null);
    }

    private static void Write(DecisionScope scope, Utf8JsonWriter json, AssignmentEntry entry)
    {
        var assigned = entry.Assigned;
        json.WriteString("rule", entry.Rule.Id);
        json.WriteString("strategy", AssignmentRuleJson.NameOf(entry.Rule.Strategy));
        json.Member("to", assigned.To?.Value);
        if (assigned.Why is null) json.WriteBoolean("ownManager", true);
        if (assigned.Number is { } number) json.WriteNumber("number", number);
        if (entry.WaitedSince is { } since) json.WriteNumber("since", since.ToUnixTimeMilliseconds());
        json.Member("needs", [.. assigned.Needs.Skills, .. assigned.Needs.Languages, .. assigned.Needs.Territories]);
        if (assigned.Why is { } why) PassedOver(scope, json, why);
    }

    private static void PassedOver(DecisionScope scope, Utf8JsonWriter json, Choice why)
    {
        var most = scope.Log is null ? MostNamed : int.MaxValue;
        var named = 0;
        json.WriteStartArray("passedOver");
        foreach (var (employee, reason) in why.PassedOver)
        {
            if (named++ >= most) continue;
            json.WriteStartArray();
            json.WriteStringValue(employee);
            json.WriteStringValue(PassedOverWords.Of(reason));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteNumber("considered", why.Considered);
        if (named > most) json.WriteNumber("more", named - most);
    }

    private static void Insert(DecisionScope scope, Guid card, string kind, ReadOnlyMemory<byte> data, Actor by, string? personal) =>
        scope.Set.Of(TimelineRecords.Instance).Insert(new TimelineEntry
        {
            Account = scope.Account,
            Card = card,
            Id = scope.NewId(),
            At = scope.OccurredAt,
            RecordedAt = scope.Now,
            Kind = kind,
            Actor = by,
            Cause = scope.Cause,
            Data = data,
            Personal = personal,
        });
}
