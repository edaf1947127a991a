using CrmCore;
using LeadDesk.Dedupe;
using LeadDesk.Desk;
using LeadDesk.Lines;
using Spectre.Console;

namespace LeadDesk;

/// <summary>The program: finds the verb, runs it, tells in words what went wrong.</summary>
internal static class LeadDeskProgram
{
    /// <summary>Runs with the arguments of the command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="console">Where a person is told.</param>
    /// <param name="output">Where results go that are asked for line by line.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, IAnsiConsole console, TextWriter output, CancellationToken stop)
    {
        try
        {
            var line = CommandLine.Parse(args);
            if (line.WantsHelp || line.Verb is "help" or "?")
            {
                console.WriteLine(Usage.Text);
                return ExitCodes.Done;
            }

            return await RunAsync(line, console, output, stop);
        }
        catch (Exception error) when (error is DeskException or CrmException or IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            console.MarkupLineInterpolated($"[red]{error.Message}[/]");
            return ExitCodes.Nothing;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            console.MarkupLine("[grey]Stopped.[/]");
            return ExitCodes.Problems;
        }
    }

    private static Task<int> RunAsync(CommandLine line, IAnsiConsole console, TextWriter output, CancellationToken stop) => line.Verb switch
    {
        "" => DedupeCommand.DemoAsync(console, stop),
        "dedupe" => DedupeCommand.RunAsync(line, console, stop),
        "phones" => LineCommand.RunAsync(line, new PhoneLines(line), console, output, stop),
        "emails" => LineCommand.RunAsync(line, new EmailLines(), console, output, stop),
        "names" => LineCommand.RunAsync(line, new NameLines(), console, output, stop),
        "import" => ImportCommand.RunAsync(line, console, stop),
        "export" => ExportCommand.RunAsync(line, console, stop),
        "list" => ListCommand.RunAsync(line, console, stop),
        "doubles" => DoublesCommand.RunAsync(line, console, stop),
        "merge" => MergeCommand.MergeAsync(line, console, stop),
        "unmerge" => MergeCommand.UnmergeAsync(line, console, stop),
        "show" => ShowCommand.RunAsync(line, console, stop),
        _ => throw new DeskException($"'{line.Verb}' is nothing that this program does. It does dedupe, phones, emails, names, import, export, doubles, merge, unmerge, list, show. See: help"),
    };
}
