using System.Globalization;
using CrmCore;
using Spectre.Console;

namespace LeadDesk.Dedupe;

/// <summary>Shows what a person wants to see at once: how the columns were understood, how many doubles, a few of them with the reasons.</summary>
internal static class FindingsScreen
{
    private const int Shown = 5;
    private const int ShownRows = 4;

    public static void ShowColumns(IAnsiConsole console, LeadFile file, string path)
    {
        console.Write(new Rule(Markup.Escape(Path.GetFileName(path))).LeftJustified().RuleStyle("blue"));
        var table = new Table().Border(TableBorder.Simple).AddColumn("column").AddColumn("holds").AddColumn("compared as").AddColumn("because");
        foreach (var column in file.Columns.Columns)
        {
            var kind = file.Columns.KindOf(column);
            var unsure = column.Confidence < .5 ? "[yellow]?[/]" : "";
            table.AddRow(
                Markup.Escape(file.NameOf(column.Index)), column.Meaning + unsure, kind == MatchKind.Ignore ? "[grey]not looked at[/]" : kind.ToString(), Markup.Escape(column.Reason));
        }

        console.Write(table);
    }

    public static void Show(IAnsiConsole console, Leads leads, Groups groups, TimeSpan time)
    {
        var doubles = groups.Merged.Sum(g => g.Length - 1);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{leads.Rows.Count:#,0} rows: [bold]{doubles:#,0} doubles[/] in {groups.Merged.Count:#,0} groups, {groups.Review.Count:#,0} pairs to look at, {leads.Rows.Count - doubles:#,0} rows stay.");
        if (leads.Broken > 0) console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{leads.Broken:#,0} rows are broken[/] (quotes or the number of columns); they were compared as far as they could be read.");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{time.TotalSeconds:0.0} s, {Environment.WorkingSet / 1e6:#,0} MB[/]");
        var order = groups.Merged.OrderByDescending(g => g.Length).ThenBy(g => g[0]).Take(Shown).ToArray();
        for (var i = 0; i < order.Length; i++) ShowGroup(console, leads, groups, order[i], i + 1);
        if (groups.Merged.Count > Shown) console.MarkupLine("[grey]…[/]");
    }

    private static void ShowGroup(IAnsiConsole console, Leads leads, Groups groups, int[] group, int number)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"\n[bold]{number}.[/] one person in {group.Length} rows");
        foreach (var row in group.Take(ShownRows))
        {
            var cells = leads.File.Columns.Columns
                .Where(c => leads.File.Columns.KindOf(c) != MatchKind.Ignore && c.Index < leads.Rows[row].Length && leads.Rows[row][c.Index].Length > 0)
                .Select(c => leads.Rows[row][c.Index]);
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"   line {leads.Rows.LineOf(row)}: {string.Join(" · ", cells)}");
        }

        if (group.Length > ShownRows) console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"   and {group.Length - ShownRows} more");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"   [grey]{Words.Why(groups.Why(group[^1], group))}[/]");
    }
}
