using System.Text.Json;
using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>Says in words what an entry of a conversation's timeline tells.</summary>
internal sealed class EntryWords(OfficePlan plan)
{
    /// <summary>The happening; null for what nobody at the board needs.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="why">The engine's own accounts of its choices in this conversation.</param>
    public Happening? Of(TimelineEntry entry, Conversation conversation, IReadOnlyList<AssignmentAccount> why)
    {
        var data = entry.ReadData();
        var line = plan.Lines.FirstOrDefault(l => l.Id == conversation.Line);
        var account = why.LastOrDefault(a => a.At == entry.At && a.To?.Value == Text(data, "to"));
        (HappeningKind Kind, string Text)? said = entry.Kind switch
        {
            TimelineKinds.ConversationReopened => (HappeningKind.Waits, "writes again: the conversation is open once more"),
            TimelineKinds.ConversationOffered => (HappeningKind.Waits, Offered(data)),
            TimelineKinds.ConversationGiven => (HappeningKind.Given, Given(data, account)),
            TimelineKinds.ConversationWaits => (HappeningKind.Waits, account is null ? "waits" : ChoiceWords.Waits(account, line)),
            TimelineKinds.ConversationAnswered => (HappeningKind.Said, $"is answered by {Text(data, "by")}, {Words.Length(entry.RecordedAt - conversation.OpenedAt)} after writing"),
            TimelineKinds.ConversationRequeued => (HappeningKind.Trouble, Requeued(data, line)),
            TimelineKinds.ConversationUnanswered => (HappeningKind.Trouble, "nobody at work has answered: marked as unanswered"),
            TimelineKinds.ConversationPassed when Text(data, "toLine") is { } to => (HappeningKind.Given, $"is passed to the line {to} by {entry.Actor}"),
            TimelineKinds.ConversationJoined => (HappeningKind.Given, $"{Text(data, "employee")} joins{(data.TryGetProperty("hidden", out var hidden) && hidden.GetBoolean() ? " hidden: the client sees nothing of it" : "")}"),
            TimelineKinds.ConversationLeft => (HappeningKind.Given, $"{Text(data, "employee")} leaves"),
            TimelineKinds.ConversationClosed => (HappeningKind.Closed, Text(data, "reason") == ClosingReasons.Silence ? "closed by itself: the client was silent" : $"closed by {entry.Actor}"),
            TimelineKinds.ConversationRated => (HappeningKind.Closed, $"rated {data.GetProperty("rating").GetInt32()} of 5"),
            _ => null,
        };
        return said is var (kind, text) ? new Happening(entry.RecordedAt, kind, conversation.Chat, text) : null;
    }

    private static string Offered(JsonElement data)
    {
        var to = data.TryGetProperty("to", out var list) ? string.Join(", ", list.EnumerateArray().Select(e => e.GetString())) : "";
        return to.Length > 0 ? $"offered to {to}: the first answer takes it" : "nobody of the line is at work: it waits";
    }

    private static string Given(JsonElement data, AssignmentAccount? account)
    {
        var to = Text(data, "to");
        var by = Text(data, "by");
        return by is null ? $"given to {to}{(account is null ? "" : ChoiceWords.Because(account))}" : by == to ? $"taken by {to}" : $"passed to {to} by {by}";
    }

    private static string Requeued(JsonElement data, Line? line)
    {
        var from = Text(data, "from");
        return Text(data, "reason") switch
        {
            "not answered in time" => $"{from} did not answer in {Words.Length(line?.AnswerWithin ?? Duration.Zero)}: back to the queue",
            "given back by hand" => $"{from} gives it back to the queue",
            var other => $"{other}: back to the queue",
        };
    }

    private static string? Text(JsonElement data, string name) => data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
