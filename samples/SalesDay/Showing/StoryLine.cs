using CrmCore;

namespace SalesDay;

/// <summary>One entry of a timeline in words.</summary>
internal sealed record StoryLine(string What, string Why, string Color)
{
    public static StoryLine Of(TimelineEntry entry)
    {
        var change = Change.Of(entry);
        var action = change.Text("action") ?? "";
        var reason = change.Text("reason") ?? "";
        return entry.Kind switch
        {
            TimelineKinds.Created => new("the deal was made" + Planned(change), Event(change.Text("event")) ?? "by hand", "white"),
            TimelineKinds.Moved => new(Move(change) + Planned(change), Cause(change), "green"),
            TimelineKinds.Edited => new("changed: " + string.Join(", ", change.Changed.DefaultIfEmpty("the card")), "", "white"),
            TimelineKinds.Noted when change.Text("note") is not null => new("a note", "where the request came from", "grey"),
            TimelineKinds.Noted => new(Event(change.Text("event")) ?? "a note", "no trigger matched", "grey"),
            TimelineKinds.Late => new(Event(change.Text("event")) ?? "an event", "it came too late to move anything", "grey"),
            TimelineKinds.ActionDone => new("done: " + action, change.Text("do") ?? "", "cyan"),
            TimelineKinds.ActionSkipped => new("left out: " + action, reason, "grey"),
            TimelineKinds.ActionFailed => new("failed: " + action, reason, "red"),
            TimelineKinds.ActionCancelled => new("cancelled: " + action, reason, "yellow"),
            TimelineKinds.TaskCreated => new("a task was made", entry.Personal ?? action, "cyan"),
            TimelineKinds.DeadlineNear => new("the time on the stage is nearly over", reason, "yellow"),
            TimelineKinds.Overdue => new("the time on the stage is over", reason, "red"),
            _ => new(entry.Kind + " " + action, reason, "white"),
        };
    }

    private static string? Event(string? kind) => kind switch
    {
        EventKinds.IncomingCall => "the client called",
        EventKinds.OutgoingCall => "we called",
        EventKinds.IncomingEmail => "the client wrote a letter",
        EventKinds.OutgoingEmail => "we wrote a letter",
        EventKinds.ChatMessage => "the client wrote in the chat",
        EventKinds.FormSubmitted => "the form on the site",
        EventKinds.SiteVisit => "the client looked at the site",
        EventKinds.PaymentReceived => "the payment came",
        _ => kind,
    };

    private static string Move(Change change) => change.Pair("stage") is [var from, var to] ? $"{from} → {to}" : "moved";

    private static string Cause(Change change) => (change.Text("trigger"), change.Text("event")) switch
    {
        ({ } trigger, { } e) => $"{Event(e)}: trigger {trigger}",
        _ => "by hand",
    };

    private static string Planned(Change change)
    {
        var planned = change.Texts("planned");
        var cancelled = change.Texts("cancelled");
        return (planned.Count > 0 ? "\n  plans " + string.Join(", ", planned) : "") + (cancelled.Count > 0 ? "\n  cancels " + string.Join(", ", cancelled) : "");
    }
}
