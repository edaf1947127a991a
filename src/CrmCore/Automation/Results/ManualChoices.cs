using System.Text.Json;

namespace CrmCore;

/// <summary>A manual choice beats an automatic one that was decided earlier (R68): looks in the deal's timeline for it.</summary>
internal static class ManualChoices
{
    /// <summary>Who chose the field's value by hand after the action was planned; null when nobody did.</summary>
    public static string? Overruling(DecisionScope scope, ScheduledAction action, string field)
    {
        var timeline = scope.Set.Of(TimelineRecords.Instance);
        foreach (var key in timeline.Lookup(TimelineRecords.ByCard, new RecordKey(scope.Account, action.Subject)))
        {
            if (timeline.Find(key) is not { Actor.Kind: ActorKind.Person } entry || entry.RecordedAt <= action.PlannedAt) continue;
            if (Touches(entry.ReadData(), field) || (entry.Personal is { } personal && TouchesPersonal(personal, field))) return entry.Actor.ToString();
        }

        return null;
    }

    /// <summary>Who gave a lead to somebody by hand after the action was planned; null when nobody did. A lead's entries keep what stood before.</summary>
    public static string? OverrulingOwner(DecisionScope scope, ScheduledAction action, Lead lead)
    {
        var timeline = scope.Set.Of(TimelineRecords.Instance);
        var entries = timeline.Lookup(TimelineRecords.ByCard, new RecordKey(scope.Account, action.Subject)).Select(key => timeline.Find(key)).OfType<TimelineEntry>();
        var after = lead.Owner?.Value;
        foreach (var entry in entries.OrderByDescending(e => e.Id))
        {
            if (entry.RecordedAt <= action.PlannedAt) break;
            if (OwnerBefore(entry) is not (true, var before)) continue;
            if (before != after && entry.Actor.Kind == ActorKind.Person) return entry.Actor.ToString();
            after = before;
        }

        return null;
    }

    private static (bool Known, string? Owner) OwnerBefore(TimelineEntry entry)
    {
        if (entry.Personal is null) return (false, null);
        using var document = JsonDocument.Parse(entry.Personal);
        if (!document.RootElement.TryGetProperty("before", out var before)) return (false, null);
        return (true, before.TryGetProperty("owner", out var owner) ? owner.GetString() : null);
    }

    private static bool Touches(JsonElement data, string field) =>
        data.TryGetProperty("c", out var changes) && (changes.TryGetProperty(field, out _) || (field == Fields.Amount && changes.TryGetProperty("currency", out _)));

    private static bool TouchesPersonal(string personal, string field)
    {
        using var document = JsonDocument.Parse(personal);
        if (!document.RootElement.TryGetProperty("c", out var changes)) return false;
        if (changes.TryGetProperty(field, out _)) return true;
        return changes.TryGetProperty("details", out var details) && Text(details[0], field) != Text(details[1], field);
    }

    private static string? Text(JsonElement details, string field)
    {
        var member = field switch { "loss-reason" => "lossReason", Fields.Tags => "tags", _ => null };
        if (member is not null) return details.TryGetProperty(member, out var own) ? own.GetRawText() : null;
        return details.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(field, out var custom)
            ? custom.GetRawText()
            : null;
    }
}
