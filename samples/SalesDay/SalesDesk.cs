using CrmCore;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace SalesDay;

/// <summary>The program: reads the command line and the files, lives through the day, shows what became of it.</summary>
internal static class SalesDesk
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, IAnsiConsole console, CancellationToken stop)
    {
        try
        {
            var options = RunOptions.Parse(args);
            if (!options.Help) return await RunAsync(options, console, stop);
            console.WriteLine(RunOptions.HelpText);
            return ExitCodes.Done;
        }
        catch (FormatException error)
        {
            return Fail(console, new Problem("command line", null, error.Message, ""));
        }
        catch (CrmException error)
        {
            return Fail(console, new Problem("database", null, error.Message, "Name another file with --db."));
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return Fail(console, new Problem("people.json", null, error.Message, "Correct it and run again."));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            console.MarkupLine("[grey]Stopped. What was taken is in the file; run again on it and the rest follows.[/]");
            return ExitCodes.Problems;
        }
    }

    private static async Task<int> RunAsync(RunOptions options, IAnsiConsole console, CancellationToken stop)
    {
        var folder = new DayFolder(options.Day);
        if (DaySetup.Read(folder) is not { } setup)
        {
            ProblemList.Show(console, folder.Problems);
            console.MarkupLine("[red]Nothing was done:[/] without these there is no desk.");
            return ExitCodes.Nothing;
        }

        var file = Path.GetFullPath(options.Database ?? DaySetup.FreshFile());
        if (!Directory.Exists(Path.GetDirectoryName(file))) throw new FormatException($"--db: there is no folder '{Path.GetDirectoryName(file)}'. Make it first.");
        var isNew = !File.Exists(file);
        await using var desk = await Desk.OpenAsync(setup, crm => crm.UseSqlite(file), stop);
        Title.Show(console, setup, file, isNew);

        var reader = new DayReader(folder, setup, desk);
        var items = await reader.ReadAsync(stop);
        await PipelineFiles.LintAsync(desk.Crm, setup.Pipeline, folder, stop);
        var run = new DayRun(desk, folder);
        await ProgressLine.RunAsync(console, items, setup.Zone, item => run.TakeAsync(item, stop));
        run.Totals.ActionsRun += await desk.AdvanceToAsync(setup.End, stop);

        await new DayReport(console, desk, setup, folder).ShowAsync(run.Totals, options, stop);
        if (options.DryRun is { } other) await DryRun.ShowAsync(console, setup, folder, items, other, desk, stop);
        ProblemList.Show(console, folder.Problems);
        if (options.Serve) await Serving.RunAsync(console, desk, setup, folder, run, stop);
        else Title.ShowEnd(console, file, options);
        return folder.Problems.Count == 0 ? ExitCodes.Done : ExitCodes.Problems;
    }

    private static int Fail(IAnsiConsole console, Problem problem)
    {
        ProblemList.Show(console, [problem]);
        return ExitCodes.Nothing;
    }
}
