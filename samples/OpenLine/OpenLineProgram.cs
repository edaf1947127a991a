using System.Globalization;
using CrmCore;
using Spectre.Console;

namespace OpenLine;

/// <summary>The program: a day at the office, or a written scenario.</summary>
internal static class OpenLineProgram
{
    /// <summary>Runs with the arguments of the command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="console">Where it writes.</param>
    /// <param name="stop">Ends the day early.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, IAnsiConsole console, CancellationToken stop)
    {
        try
        {
            var options = RunOptions.Parse(args);
            if (options.Help)
            {
                console.WriteLine(RunOptions.HelpText);
                return ExitCodes.Done;
            }

            if (options.Database is { } file) CheckIsNew(file);
            return options.Script is { } script ? await PlayAsync(script, options, console, stop) : await DayProgram.RunAsync(options, console, stop);
        }
        catch (ScriptException script)
        {
            foreach (var (line, what) in script.Problems) console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{script.File}, line {line}:[/] {what}");
            return ExitCodes.Nothing;
        }
        catch (Exception error) when (error is FormatException or OfficeException or CrmException or IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{error.Message}[/]");
            return ExitCodes.Nothing;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            console.MarkupLine("[grey]Stopped.[/]");
            return ExitCodes.Done;
        }
    }

    private static async Task<int> PlayAsync(string file, RunOptions options, IAnsiConsole console, CancellationToken stop)
    {
        if (!File.Exists(file)) throw new FormatException($"--script {file}: there is no such file in {Path.GetFullPath(".")}. Scenarios to begin with stand in samples/OpenLine/scripts.");
        var script = ScriptReader.Read(Path.GetFileName(file), await File.ReadAllTextAsync(file, stop));

        // The office opens at midnight, so that whatever happens first finds the day before it.
        await using var office = await Office.OpenAsync(script.Office, new SteppedPace(script.Office.At(script.Office.Date.AtMidnight())), options.Database, stop);
        return await new ScriptRun(console, office).PlayAsync(script, stop);
    }

    // A day begins at its beginning: in a file of another day the clock would run backwards.
    private static void CheckIsNew(string file)
    {
        if (File.Exists(file)) throw new FormatException($"--db {file}: the file is there already. Name a new one: each run is a day of its own.");
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder)) throw new FormatException($"--db {file}: there is no folder '{folder}'. Make it first.");
    }
}
