using CrmCore;
using NodaTime;
using Spectre.Console;

namespace SalesDay;

/// <summary>The tasks that are open, by when they are to be done.</summary>
internal static class TaskTable
{
    public static async Task ShowAsync(IAnsiConsole console, Crm crm, DaySetup setup, IReadOnlyList<ClientDeal> deals, CancellationToken ct)
    {
        var open = new List<(CrmTask Task, string Client)>();
        foreach (var one in deals.Where(d => !d.Deal.IsClosed))
        {
            foreach (var task in await crm.Tasks.OfAsync(one.Deal.Id, ct))
            {
                if (task.DoneAt is null) open.Add((task, one.Name));
            }
        }

        if (open.Count == 0) return;
        DayReport.Heading(console, "Open tasks of open deals");
        var table = new Table().Border(TableBorder.Simple).AddColumn("by").AddColumn("task").AddColumn("client").AddColumn("whose");
        foreach (var (task, client) in open.OrderBy(t => t.Task.DueAt ?? Instant.MaxValue).ThenBy(t => t.Client, StringComparer.Ordinal))
        {
            var by = task.DueAt is { } due ? (due < setup.End ? "[red]" : "") + Words.Moment(due, setup) + (due < setup.End ? "[/]" : "") : "";
            table.AddRow(by, Markup.Escape(task.Text), Markup.Escape(client), Markup.Escape(task.Owner?.Value ?? "nobody"));
        }

        console.Write(table);
    }
}
