using NodaTime;
using Spectre.Console;

namespace OpenLine;

/// <summary>Shows a day at the sample's office: on a board that moves, or in lines.</summary>
internal static class DayProgram
{
    public static async Task<int> RunAsync(RunOptions options, IAnsiConsole console, CancellationToken stop)
    {
        var plan = SampleOffice.Plan;
        var start = Day.StartOf(plan);
        await using var office = await Office.OpenAsync(plan, options.Speed is { } speed ? new RunningPace(start, speed) : new SteppedPace(start), options.Database, stop);
        var day = new Day(office, options);
        if (options.Plain || !console.Profile.Capabilities.Ansi || !console.Profile.Capabilities.Interactive) await TellAsync(day, office, console, stop);
        else await ShowAsync(day, office, options, console, stop);
        Summary.Show(console, await office.Crm.Reports.ConversationsAsync(day.Begins, office.Pace.Now + Duration.FromMilliseconds(1), ct: CancellationToken.None));
        return ExitCodes.Done;
    }

    private static Task ShowAsync(Day day, Office office, RunOptions options, IAnsiConsole console, CancellationToken stop)
    {
        var reader = new BoardReader(office, day, options);
        return console.Live(new Text("")).AutoClear(false).StartAsync(async live =>
        {
            await day.LiveAsync(
                async (picture, happenings) =>
                {
                    reader.Add(happenings);
                    live.UpdateTarget(BoardScreen.Draw(await reader.ReadAsync(picture), console.Profile.Width, console.Profile.Height));
                },
                stop);
        });
    }

    // In lines, what is said would drown what becomes of it.
    private static Task TellAsync(Day day, Office office, IAnsiConsole console, CancellationToken stop)
    {
        var lines = new HappeningLines(console, office.Plan.DateTimeZone);
        return day.LiveAsync(
            (_, happenings) =>
            {
                foreach (var happening in happenings.Where(h => h.Kind != HappeningKind.Said)) lines.Write(happening);
                return Task.CompletedTask;
            },
            stop);
    }
}
