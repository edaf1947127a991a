using NodaTime;
using Spectre.Console;

namespace SalesDay;

/// <summary>
/// Keeps the day running: its clock goes on from where the day ended, a fixed offset behind real time, so that nothing that waits falls
/// due at once. Files that are put into the day's folder meanwhile are taken.
/// </summary>
internal static class Serving
{
    private const int LookEvery = 8;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    public static async Task RunAsync(IAnsiConsole console, Desk desk, DaySetup setup, DayFolder folder, DayRun run, CancellationToken stop)
    {
        var real = SystemClock.Instance;
        var offset = desk.Clock.Now - real.GetCurrentInstant();
        console.WriteLine();
        console.MarkupLine($"[green]The day goes on.[/] It is {Words.Clock(desk.Clock.Now, setup.Zone)} there. Put files into {Markup.Escape(folder.Root)}; Ctrl+C ends it.");
        var told = desk.Sent.Effects.Count;
        var known = folder.Problems.ToHashSet();
        try
        {
            for (var beat = 1; ; beat++)
            {
                await Task.Delay(Beat, stop);
                await desk.AdvanceToAsync(real.GetCurrentInstant() + offset, CancellationToken.None);
                if (beat % LookEvery == 0) await LookAsync(console, desk, setup, folder.Root, run, known);
                foreach (var one in desk.Sent.Effects.Skip(told)) console.MarkupLine(string.Join("  ", SentTable.Row(one, setup, [])));
                told = desk.Sent.Effects.Count;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            console.MarkupLine($"[green]Stopped[/] at {Words.Moment(desk.Clock.Now, setup)} of the day; what waits, waits in the file.");
        }
    }

    // Everything is read again: what is in the file already counts once.
    private static async Task LookAsync(IAnsiConsole console, Desk desk, DaySetup setup, string root, DayRun run, HashSet<Problem> known)
    {
        var folder = new DayFolder(root);
        var before = run.Totals.New;
        foreach (var item in await new DayReader(folder, setup, desk).ReadAsync(CancellationToken.None))
        {
            if (item.At <= desk.Clock.Now) await run.TakeAsync(item, CancellationToken.None);
        }

        var taken = run.Totals.New - before;
        if (taken > 0) console.MarkupLine($"{Words.Clock(desk.Clock.Now, setup.Zone)}  [green]{Words.Count(taken, "new thing was", "new things were")} taken.[/]");
        ProblemList.Show(console, [.. folder.Problems.Where(known.Add)]);
    }
}
