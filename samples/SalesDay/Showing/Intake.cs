using Spectre.Console;

namespace SalesDay;

/// <summary>What came in, and what became of it.</summary>
internal static class Intake
{
    public static void Show(IAnsiConsole console, Totals totals)
    {
        if (totals.ChangedNothing)
        {
            console.MarkupLine($"[green]Nothing changed:[/] all {Words.Count(totals.Read, "thing that came", "things that came")} in that day are in this file already, and nothing is due.");
            return;
        }

        DayReport.Heading(console, "What came in");
        var table = new Table().Border(TableBorder.Simple).AddColumn("from");
        foreach (var name in new[] { "read", "known", "new deals", "moves", "to the inbox", "of nobody known" }) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var (channel, row) in totals.Rows) table.AddRow(channel, N(row.Read), N(row.Known), N(row.Deals), N(row.Moves), N(row.Leads), N(row.Nobody));
        console.Write(table);
        console.MarkupLine($"{Words.Count(totals.New, "thing was", "things were")} new; {Words.Count(totals.ActionsRun, "action", "actions")} ran.");
    }

    private static string N(int count) => count == 0 ? "[grey]·[/]" : Words.Count(count);
}
