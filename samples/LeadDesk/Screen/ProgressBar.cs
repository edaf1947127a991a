using Spectre.Console;

namespace LeadDesk.Screen;

/// <summary>A bar that moves while something long goes on. In a file there is none.</summary>
internal static class ProgressBar
{
    /// <summary>Runs the work; it reports its step and how much of all is done, from 0 to 1.</summary>
    public static async Task<T> RunAsync<T>(IAnsiConsole console, Func<Action<string, double>, Task<T>> work)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi) return await work((_, _) => { });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 50 }, new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(progress =>
            {
                var line = progress.AddTask("starting", maxValue: 1);
                return work((step, done) =>
                {
                    line.Description = Markup.Escape(step);
                    line.Value = done;
                });
            });
    }
}
