using System.Globalization;
using CrmCore;
using NodaTime;
using Spectre.Console;

namespace OpenLine;

/// <summary>The figures at the end of the day.</summary>
internal static class Summary
{
    public static void Show(IAnsiConsole console, ConversationReport report)
    {
        console.WriteLine();
        console.MarkupLine("[bold]The day in figures[/]");
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in (string[])["", "came", "answered", "waiting", "never", "missed", "sent back", "median", "9 of 10", "longest", "ratings", "mean"]) table.AddColumn(new TableColumn(column).NoWrap());
        Row(table, "all", report.Total, "bold");
        foreach (var line in report.ByLine) Row(table, "line " + line.Name, line, null);
        foreach (var channel in report.ByChannel) Row(table, "channel " + channel.Name, channel, null);
        foreach (var employee in report.ByEmployee) Row(table, employee.Name, employee, null);
        console.Write(table);
    }

    private static void Row(Table table, string name, ConversationFigures figures, string? style)
    {
        var cells = new[]
        {
            name, Number(figures.Count), Number(figures.Answered), Number(figures.Waiting), Number(figures.NeverAnswered), Number(figures.Marked), Number(figures.Requeues),
            Time(figures.MedianToAnswer), Time(figures.NineOfTenToAnswer), Time(figures.LongestWait), Number(figures.Rated),
            figures.MeanRating?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
        };
        table.AddRow([.. cells.Select(cell => new Markup(style is null ? Markup.Escape(cell) : $"[{style}]{Markup.Escape(cell)}[/]"))]);
    }

    private static string Number(int number) => number == 0 ? "·" : number.ToString(CultureInfo.InvariantCulture);

    private static string Time(Duration? time) => time is { } known ? Words.Length(known) : "";
}
