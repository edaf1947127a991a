using CrmCore;
using NodaTime;
using Spectre.Console;

namespace SalesDay;

/// <summary>What waits, and until when.</summary>
internal static class WaitingTable
{
    public static async Task ShowAsync(IAnsiConsole console, Crm crm, DaySetup setup, IReadOnlyList<ClientDeal> deals, CancellationToken ct)
    {
        DayReport.Heading(console, "What waits, until when");
        var waiting = await AllAsync(crm, ct);
        var names = deals.ToDictionary(d => d.Deal.Id.Value, d => d.Name);
        if (waiting.Count == 0) console.MarkupLine("[grey]Nothing.[/]");
        var table = new Table().Border(TableBorder.Simple).AddColumn("until").AddColumn("action").AddColumn("kind").AddColumn("for").AddColumn("planned on");
        foreach (var action in waiting.OrderBy(a => a.DueAt ?? Instant.MaxValue).ThenBy(a => a.PlannedAt))
        {
            var until = action.DueAt is { } due ? Words.Moment(due, setup) : "[red]" + Markup.Escape(action.Held ?? "") + "[/]";
            table.AddRow(until, Markup.Escape(NameOf(action)), Markup.Escape(KindOf(action)), Markup.Escape(names.GetValueOrDefault(action.Subject, "the inbox")), Markup.Escape(action.Stage));
        }

        if (waiting.Count > 0) console.Write(table);
    }

    private static string NameOf(ScheduledAction action) => action.Phase switch
    {
        ActionPhase.Remind => "remind of the time limit",
        ActionPhase.Overdue => "time limit",
        ActionPhase.Notify => action.Action + " to " + action.Target,
        _ => action.Action,
    };

    private static string KindOf(ScheduledAction action) => action.Do.StartsWith('$') ? "the desk's own" : action.Do;

    private static async Task<List<ScheduledAction>> AllAsync(Crm crm, CancellationToken ct)
    {
        var found = new List<ScheduledAction>();
        string? after = null;
        do
        {
            var page = await crm.Actions.ListAsync(after, ct);
            found.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return found;
    }
}
