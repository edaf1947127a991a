using System.Text.Json;

namespace CrmCore;

/// <summary>Says a timeline entry in a few words, for somebody who has a second to read it.</summary>
internal static class TimelineWords
{
    private const int Longest = 200;

    /// <summary>The words.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="model">Names the stages.</param>
    /// <param name="pipeline">The pipeline of the deal that it stands on; null for another card.</param>
    public static string Of(TimelineEntry entry, AccountModel model, string? pipeline)
    {
        var data = entry.ReadData();
        var said = Said(entry);
        var words = entry.Kind switch
        {
            TimelineKinds.Created => "made" + By(data),
            TimelineKinds.Moved => Moved(data, model, pipeline),
            TimelineKinds.Edited => Edited(data),
            TimelineKinds.Noted => Event(data) ?? "note",
            TimelineKinds.Late => (Event(data) ?? "event") + ", too late to count",
            TimelineKinds.TaskCreated => "task",
            TimelineKinds.ActionDone => "done: " + Do(data),
            TimelineKinds.ActionSkipped => "skipped: " + Do(data) + Why(data),
            TimelineKinds.ActionFailed => "failed: " + Do(data) + Why(data),
            TimelineKinds.ActionUncertain => "nobody knows whether it was done: " + Do(data),
            TimelineKinds.ActionCancelled => "cancelled: " + Do(data) + Why(data),
            TimelineKinds.ActionChanged => "changed by hand: " + Do(data),
            TimelineKinds.DeadlineNear => "the time on the stage is nearly over",
            TimelineKinds.Overdue => "the time on the stage is over",
            TimelineKinds.Merged => "merged with another card",
            TimelineKinds.Unmerged => "a merge was undone",
            TimelineKinds.Assigned => "given to " + data.Text("to"),
            TimelineKinds.ConversationGiven => "conversation given to " + data.Text("to"),
            TimelineKinds.ConversationAnswered => "conversation answered by " + data.Text("by"),
            _ => entry.Kind.Replace('-', ' ') + Why(data),
        };
        return Short(said is null ? words : words + ": " + said);
    }

    private static string Moved(JsonElement data, AccountModel model, string? pipeline)
    {
        var from = data.Text("from") ?? Changed(data, "stage", 0);
        var to = data.Text("to") ?? Changed(data, "stage", 1);
        var words = from is null ? "moved" : $"moved from {Stage(model, pipeline, from)}";
        return (to is null ? words : $"{words} to {Stage(model, pipeline, to)}") + By(data);
    }

    private static string Edited(JsonElement data)
    {
        if (!data.TryGetProperty("c", out var changes) || changes.ValueKind != JsonValueKind.Object) return "edited";
        var names = changes.EnumerateObject().Select(c => c.Name).Where(n => n is "owner" or "amount" or "contact").ToArray();
        return names.Length == 0 ? "edited" : "edited: " + string.Join(", ", names);
    }

    private static string Stage(AccountModel model, string? pipeline, string stage) =>
        pipeline is null ? stage : model.Pipelines.GetValueOrDefault(pipeline)?.Stage(stage)?.Definition.Name ?? stage;

    private static string? Changed(JsonElement data, string name, int side) =>
        data.TryGetProperty("c", out var changes) && changes.TryGetProperty(name, out var both) && both.GetArrayLength() == 2 ? both[side].GetString() : null;

    private static string By(JsonElement data) => Event(data) is { } word ? $" ({word})" : "";

    // A command is what somebody did: who did it stands beside.
    private static string? Event(JsonElement data) =>
        data.Text("event") is { } kind && !kind.StartsWith("crm.", StringComparison.Ordinal) ? kind.Replace('-', ' ') : null;

    private static string Do(JsonElement data) => (data.Text("do") ?? data.Text("action") ?? "an action").Replace('-', ' ');

    private static string Why(JsonElement data) => data.Text("reason") is { } reason ? " (" + reason + ")" : "";

    private static string? Said(TimelineEntry entry) =>
        string.IsNullOrEmpty(entry.Personal) ? null : JsonElement.Parse(entry.Personal).Text("text") is { Length: > 0 } text ? text : null;

    private static string Short(string words)
    {
        words = words.ReplaceLineEndings(" ");
        if (words.Length <= Longest) return words;
        var end = char.IsHighSurrogate(words[Longest - 2]) ? Longest - 2 : Longest - 1;
        return words[..end] + "…";
    }
}
