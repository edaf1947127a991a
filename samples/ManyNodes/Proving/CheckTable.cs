using System.Globalization;
using Spectre.Console;

namespace ManyNodes;

/// <summary>Shows the sums.</summary>
internal static class CheckTable
{
    public static void Show(IAnsiConsole console, IReadOnlyList<Check> checks, Fleet fleet)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("[grey]what[/]").AddColumn(new TableColumn("[grey]has to be[/]").RightAligned()).AddColumn(new TableColumn("[grey]is[/]").RightAligned()).AddColumn("");
        foreach (var check in checks)
        {
            table.AddRow(Markup.Escape(check.What), Text($"{check.Expected:#,0}"), Text($"{check.Found:#,0}"), check.IsRight ? "[green]right[/]" : "[red]WRONG[/]");
        }

        console.Write(table);
        var wrong = checks.Count(check => !check.IsRight);
        var deaths = Text($"Processes killed: {fleet.Nodes.Sum(n => n.Deaths)}; actions taken over from them: {fleet.Nodes.Sum(n => n.TakenOver)}.");
        console.MarkupLine(wrong == 0 ? $"[green]All sums are right.[/] {deaths}" : Text($"[red]{wrong} sums are wrong.[/] {deaths}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
