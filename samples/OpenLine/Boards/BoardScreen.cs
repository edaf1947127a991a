using System.Globalization;
using NodaTime;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace OpenLine;

/// <summary>Draws the board.</summary>
internal static class BoardScreen
{
    // What stands above the happenings: the title, both tables and their frames.
    private const int Above = 8;
    private const int LeastHappenings = 3;
    private const int LongestBar = 10;

    // The third is how wide a window must be for the column to be shown.
    private static readonly (string Name, int Width, int From, Func<LineView, string> Cell)[] LineColumns =
    [
        ("line", 16, 0, line => line.IsOpen ? $"[bold]{Markup.Escape(line.Name)}[/]" : $"[grey]{Markup.Escape(line.Name)}, closed[/]"),
        ("given", 20, 140, line => $"[grey]{Markup.Escape(line.Way)}[/]"),
        ("waiting", 13, 0, Waiting),
        ("oldest", 8, 0, line => line.Oldest is { } oldest ? $"[{(oldest > LongWait ? "red" : "yellow")}]{Words.Length(oldest)}[/]" : ""),
        ("came", 4, 0, line => Number(line.Opened)),
        ("answered", 8, 120, line => Number(line.Answered)),
        ("median", 8, 0, line => Time(line.Median)),
        ("9 of 10", 8, 100, line => Time(line.NineOfTen)),
        ("sent back", 9, 120, line => Number(line.Requeues)),
        ("marked", 6, 0, line => Number(line.Marked)),
        ("rating", 6, 120, line => line.Rating?.ToString("0.0", CultureInfo.InvariantCulture) ?? ""),
    ];

    private static readonly Duration LongWait = Duration.FromMinutes(5);

    /// <summary>The board as it fits into a window.</summary>
    public static IRenderable Draw(BoardView view, int width, int height)
    {
        var room = Math.Max(LeastHappenings, height - Above - view.Lines.Count - view.Employees.Count - 4);
        return new Rows(Title(view, width), Lines(view, width), Employees(view, width), Happenings(view, room, width));
    }

    private static Markup Title(BoardView view, int width)
    {
        var passed = (int)(view.Done * Math.Clamp(width - view.Title.Length - 16, 4, 40));
        var whole = Math.Clamp(width - view.Title.Length - 16, 4, 40);
        return new Markup($"[bold]Open lines[/]  {Markup.Escape(view.Title)}  [green]{new string('━', passed)}[/][grey]{new string('━', whole - passed)}[/]");
    }

    private static Table Lines(BoardView view, int width)
    {
        var columns = LineColumns.Where(c => width >= c.From).ToArray();
        var table = Frame([.. columns.Select(c => (c.Name, c.Width))]);
        foreach (var line in view.Lines) table.AddRow([.. columns.Select(c => new Markup(c.Cell(line)))]);
        return table;
    }

    private static Table Employees(BoardView view, int width)
    {
        var table = Frame([("employee", 10), ("is", 24), ("today", 6), ("has", Math.Max(20, width - 10 - 24 - 6 - 14))]);
        foreach (var employee in view.Employees)
        {
            var desk = employee.Desk.Select(Block).Concat(employee.IsThere ? Enumerable.Repeat("[grey]□[/]", employee.Room ?? 0) : []);
            table.AddRow(
                new Markup(employee.IsThere ? $"[bold]{Markup.Escape(employee.Name)}[/]" : $"[grey]{Markup.Escape(employee.Name)}[/]"),
                new Markup(employee.IsThere ? Markup.Escape(employee.State) : $"[blue]{Markup.Escape(employee.State)}[/]"),
                new Markup(Number(employee.GivenToday)),
                new Markup(string.Join("  ", desk)));
        }

        return table;
    }

    private static Rows Happenings(BoardView view, int count, int width) => new(view.Last.TakeLast(count).Select(IRenderable (h) =>
        new Markup($"[grey]{Words.Clock(h.At, view.Zone)}[/] {Markup.Escape(h.Who)} {HappeningLines.Of(h with { Text = Words.Short(h.Text, Math.Max(20, width - h.Who.Length - 8)) })}")));

    private static string Waiting(LineView line)
    {
        if (line.Waiting.Count == 0) return "";
        var bar = new string('●', Math.Min(line.Waiting.Count, LongestBar));
        return $"[{(line.Oldest > LongWait ? "red" : "yellow")}]{bar}[/] {line.Waiting.Count.ToString(CultureInfo.InvariantCulture)}";
    }

    // The sign tells it too, for those who see no colours.
    private static string Block(DeskItem item) => item.State switch
    {
        DeskItemState.New => $"[yellow]▣ {Markup.Escape(item.Client)}[/]",
        DeskItemState.Asked => $"[white]◧ {Markup.Escape(item.Client)}[/]",
        _ => $"[green]■ {Markup.Escape(item.Client)}[/]",
    };

    private static string Number(int number) => number == 0 ? "[grey]·[/]" : number.ToString(CultureInfo.InvariantCulture);

    private static string Time(Duration? time) => time is { } known ? Words.Length(known) : "";

    // Fixed widths: a board whose columns move cannot be read.
    private static Table Frame(IReadOnlyList<(string Name, int Width)> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (name, width) in columns) table.AddColumn(new TableColumn($"[grey]{name}[/]").NoWrap().Width(width));
        return table;
    }
}
