using NodaTime;
using Spectre.Console;

namespace SalesDay;

/// <summary>A line that moves while the day goes on: the day's clock and what is coming in. In a file there is none.</summary>
internal static class ProgressLine
{
    public static async Task RunAsync(IAnsiConsole console, IReadOnlyList<DayItem> items, DateTimeZone zone, Func<DayItem, Task> take)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi)
        {
            foreach (var item in items) await take(item);
            return;
        }

        await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 50 }, new PercentageColumn())
            .StartAsync(async progress =>
            {
                var line = progress.AddTask("00:00", maxValue: Math.Max(1, items.Count));
                foreach (var item in items)
                {
                    line.Description = $"[blue]{Words.Clock(item.At, zone)}[/] {Markup.Escape(item.Channel),-9}";
                    await take(item);
                    line.Increment(1);
                }
            });
    }
}
