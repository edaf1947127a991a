using System.Globalization;
using NodaTime;
using Spectre.Console;

namespace OpenLine;

/// <summary>Plays a scenario on a stepped clock and prints what happens, one line a happening.</summary>
internal sealed class ScriptRun(IAnsiConsole console, Office office)
{
    private readonly HappeningReader _happenings = new(office, Duration.FromDays(365));
    private readonly HappeningLines _lines = new(console, office.Plan.DateTimeZone);
    private int _failures;

    /// <summary>Plays it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> PlayAsync(Script script, CancellationToken stop)
    {
        var desk = new ScriptDesk(office, _happenings);
        for (var i = 0; i < script.Steps.Count; i++)
        {
            var step = script.Steps[i];
            if (step.At is { } local) await PassAsync(office.Plan.At(local), stop);
            var result = await step.Act(desk);
            await PassAsync(office.Pace.Now, stop);
            Report(step, result, isRefusalExpected: i + 1 < script.Steps.Count && script.Steps[i + 1].ExpectsRefusal);
        }

        console.MarkupLine(_failures == 0 ? "[green]All as expected.[/]" : _failures == 1 ? "[red]One thing was not as expected.[/]" : $"[red]{_failures} things were not as expected.[/]");
        return _failures == 0 ? ExitCodes.Done : ExitCodes.NotAsExpected;
    }

    // A commit in the background may fall due at once: time stands still until nothing more does.
    private async Task PassAsync(Instant until, CancellationToken stop)
    {
        do
        {
            await office.Pace.PassAsync(office, until, stop);
            await TellAsync(stop);
        }
        while (office.Pace.Now < until);
    }

    private async Task TellAsync(CancellationToken stop)
    {
        _happenings.Note(office.Network.News());
        foreach (var happening in await _happenings.NewAsync(await Picture.TakeAsync(office, stop), stop)) _lines.Write(happening);
    }

    private void Report(ScriptStep step, ScriptResult result, bool isRefusalExpected)
    {
        if (result.Refusal is { } refusal)
        {
            if (!isRefusalExpected) _failures++;
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[{(isRefusalExpected ? "grey" : "red")}]line {step.Number}: {step.Text}[/]");
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[{(isRefusalExpected ? "grey" : "red")}]         refused: {refusal}[/]");
        }
        else if (result.Mismatch is { } mismatch)
        {
            _failures++;
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]line {step.Number}: {step.Text}[/]");
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]         but {mismatch}[/]");
        }
        else if (step.IsExpectation)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]         as expected: {step.Said}[/]");
        }
    }
}
