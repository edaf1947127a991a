using System.Globalization;
using CrmCore;
using NodaTime;
using Spectre.Console;

namespace OpenLine;

/// <summary>The figures at the end of the day.</summary>
internal static class Summary
{
    // The second is how wide a window must be for the column to be shown.
    private static readonly (string Name, int From, Func<ConversationFigures, string> Cell)[] Columns =
    [
        ("came", 0, f => Number(f.Count)),
        ("answered", 0, f => Number(f.Answered)),
        ("waiting", 120, f => Number(f.Waiting)),
        ("never", 120, f => Number(f.NeverAnswered)),
        ("marked", 0, f => Number(f.Marked)),
        ("sent back", 120, f => Number(f.Requeues)),
        ("median", 0, f => Time(f.MedianToAnswer)),
        ("9 of 10", 0, f => Time(f.NineOfTenToAnswer)),
        ("longest", 120, f => Time(f.LongestWait)),
        ("ratings", 120, f => Number(f.Rated)),
        ("mean", 0, f => f.MeanRating?.ToString("0.00", CultureInfo.InvariantCulture) ?? ""),
    ];

    public static void Show(IAnsiConsole console, ConversationReport report)
    {
        console.WriteLine();
        console.MarkupLine("[bold]The day in figures[/]");
        var columns = Columns.Where(c => console.Profile.Width >= c.From).ToArray();
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var column in columns) table.AddColumn(new TableColumn(column.Name).NoWrap());
        table.AddRow(Row("all", report.Total));
        foreach (var line in report.ByLine) table.AddRow(Row("line " + line.Name, line));
        foreach (var channel in report.ByChannel) table.AddRow(Row("channel " + channel.Name, channel));
        foreach (var employee in report.ByEmployee) table.AddRow(Row(employee.Name, employee));
        console.Write(table);

        string[] Row(string name, ConversationFigures figures) => [Markup.Escape(name), .. columns.Select(c => c.Cell(figures))];
    }

    private static string Number(int number) => number == 0 ? "·" : number.ToString(CultureInfo.InvariantCulture);

    private static string Time(Duration? time) => time is { } known ? Words.Length(known) : "";
}
