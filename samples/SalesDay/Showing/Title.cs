using System.Globalization;
using Spectre.Console;

namespace SalesDay;

/// <summary>The first and the last lines.</summary>
internal static class Title
{
    public static void Show(IAnsiConsole console, DaySetup setup, string file, bool isNew)
    {
        var date = setup.Date.ToString("dddd d MMMM uuuu", CultureInfo.InvariantCulture);
        console.Write(new Rule(Markup.Escape($"{setup.Plan.Company} · {date}")).LeftJustified().RuleStyle("blue"));
        console.MarkupLine($"[grey]{(isNew ? "A fresh file" : "The file of an earlier run")}:[/] {Markup.Escape(file)}");
    }

    public static void ShowEnd(IAnsiConsole console, string file, RunOptions options)
    {
        console.WriteLine();
        console.MarkupLine("[grey]Nothing left this process: letters, messages, calls and webhooks were recorded, not sent.[/]");
        if (options.Database is null) console.MarkupLine($"[grey]Once more on the same file changes nothing:[/] --db {Markup.Escape(file)}");
    }
}
