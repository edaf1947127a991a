using NodaTime;
using Spectre.Console;

namespace SalesDay;

/// <summary>
/// Keeps the day running: its clock goes on from where the day ended, a fixed offset behind real time, so that nothing that waits falls
/// due at once. Files that are put into the day's folder meanwhile are taken.
/// </summary>
internal static class Serving
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    public static async Task RunAsync(IAnsiConsole console, Desk desk, DaySetup setup, DayReader reader, DayRun run, CancellationToken stop)
    {
        var real = SystemClock.Instance;
        var offset = desk.Clock.Now - real.GetCurrentInstant();
        console.WriteLine();
        console.MarkupLine($"[green]The day goes on.[/] It is {Words.Clock(desk.Clock.Now, setup.Zone)} there. Put files into {Markup.Escape(reader.Folder.Root)}; Ctrl+C ends it.");
        var told = desk.Sent.Effects.Count;
        try
        {
            while (true)
            {
                await Task.Delay(Beat, stop);
                await desk.AdvanceToAsync(real.GetCurrentInstant() + offset, CancellationToken.None);
                foreach (var one in desk.Sent.Effects.Skip(told)) console.MarkupLine(string.Join("  ", SentTable.Row(one, setup, [])));
                told = desk.Sent.Effects.Count;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            console.MarkupLine($"[green]Stopped[/] at {Words.Moment(desk.Clock.Now, setup)} of the day; what waits, waits in the file.");
        }
    }
}
