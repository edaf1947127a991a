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
    private const int LongestBar = 12;

    private static readonly Duration LongWait = Duration.FromMinutes(5);

    /// <summary>The board as it fits into a window.</summary>
    public static IRenderable Draw(BoardView view, int width, int height)
    {
        var room = Math.Max(LeastHappenings, height - Above - view.Lines.Count - view.Employees.Count - 4);
        return new Rows(Title(view, width), Lines(view), Employees(view), Happenings(view, room, width));
    }

    private static Markup Title(BoardView view, int width)
    {
        var passed = (int)(view.Done * Math.Clamp(width - view.Title.Length - 16, 4, 40));
        var whole = Math.Clamp(width - view.Title.Length - 16, 4, 40);
        return new Markup($"[bold]Open lines[/]  {Markup.Escape(view.Title)}  [green]{new string('━', passed)}[/][grey]{new string('━', whole - passed)}[/]");
    }

    private static Table Lines(BoardView view)
    {
        var table = Frame("line", "given", "waiting", "oldest", "came", "answered", "median", "9 of 10", "sent back", "missed", "rating");
        foreach (var line in view.Lines)
        {
            table.AddRow(
                new Markup(line.IsOpen ? $"[bold]{Markup.Escape(line.Name)}[/]" : $"[grey]{Markup.Escape(line.Name)}, closed[/]"),
                new Markup($"[grey]{Markup.Escape(line.Way)}[/]"),
                new Markup(Waiting(line)),
                new Markup(line.Oldest is { } oldest ? $"[{(oldest > LongWait ? "red" : "yellow")}]{Words.Length(oldest)}[/]" : ""),
                Number(line.Opened),
                Number(line.Answered),
                Time(line.Median),
                Time(line.NineOfTen),
                Number(line.Requeues),
                Number(line.Marked),
                new Markup(line.Rating?.ToString("0.0", CultureInfo.InvariantCulture) ?? ""));
        }

        return table;
    }

    private static Table Employees(BoardView view)
    {
        var table = Frame("employee", "is", "has", "today");
        foreach (var employee in view.Employees)
        {
            table.AddRow(
                new Markup(employee.IsThere ? $"[bold]{Markup.Escape(employee.Name)}[/]" : $"[grey]{Markup.Escape(employee.Name)}[/]"),
                new Markup(employee.IsThere ? Markup.Escape(employee.State) : $"[blue]{Markup.Escape(employee.State)}[/]"),
                new Markup(string.Join(' ', employee.Desk.Select(Block).Concat(employee.IsThere ? Enumerable.Repeat("[grey]□[/]", employee.Room ?? 0) : []))),
                Number(employee.GivenToday));
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

    private static Markup Number(int number) => new(number == 0 ? "[grey]·[/]" : number.ToString(CultureInfo.InvariantCulture));

    private static Markup Time(Duration? time) => new(time is { } known ? Words.Length(known) : "");

    private static Table Frame(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple).Expand();
        foreach (var column in columns) table.AddColumn(new TableColumn($"[grey]{column}[/]").NoWrap());
        return table;
    }
}
