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
        if (assigned.Why is { } why) WriteChoice(scope, json, entry.Rule.Id, why);
    }

    /// <summary>Writes who was considered for a queue's request, and who was passed over and why.</summary>
    public static void WriteChoice(DecisionScope scope, Utf8JsonWriter json, string queue, Choice why)
    {
        var most = scope.Log is null ? MostNamed : int.MaxValue;
        var own = OwnChoice(scope, queue, why);
        var named = own is null ? why.FirstPassedOver(most) : [.. own.PassedOver, .. why.PassedOver.Where(o => !own.PassedOver.Any(p => p.Employee == o.Employee))];
        var considered = own is null ? why.Considered : named.Count + (why.Employee is null ? 0 : 1);
        json.WriteStartArray("passedOver");
        foreach (var (employee, reason) in named.Take(most))
        {
            json.WriteStartArray();
            json.WriteStringValue(employee);
            json.WriteStringValue(PassedOverWords.Of(reason));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteNumber("considered", considered);
        var more = considered - (why.Employee is null ? 0 : 1) - Math.Min(named.Count, most);
        if (more > 0) json.WriteNumber("more", more);
        if (own is not null) json.WriteString("else", why.Request.Ring.Split('|')[0]);
    }

    // Where another rule's people were asked behind it: why nobody of the rule's own got it.
    private static Choice? OwnChoice(DecisionScope scope, string id, Choice why)
    {
        if (!scope.Model.Queues.TryGetValue(id, out var queue) || ReferenceEquals(queue.Pool, why.Request.Pool)) return null;
        var ring = why.Request.Needs.Ring(queue.Id);
        var state = scope.Tools.Rosters.Of(scope);
        Rosters.NeedRing(scope, state, ring);
        return state.Choose(why.Request with { Pool = queue.Pool, Ring = ring }, scope.Now);
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
