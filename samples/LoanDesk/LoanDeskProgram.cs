using System.Diagnostics;
using System.Globalization;
using CrmCore;
using LoanDesk.Desk;
using LoanDesk.Log;
using LoanDesk.Results;
using Spectre.Console;

namespace LoanDesk;

/// <summary>The whole run: read, replay, count in the file, compare.</summary>
internal static class LoanDeskProgram
{
    /// <summary>Every count is equal.</summary>
    public const int Equal = 0;

    /// <summary>A count differs.</summary>
    public const int Different = 1;

    /// <summary>It could not run: a wrong argument, no log, a log that cannot be read.</summary>
    public const int NotRun = 2;

    /// <summary>Runs with the arguments of the command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="console">Where it is shown.</param>
    /// <param name="folder">Where the search for the repository begins when no log is named.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, IAnsiConsole console, string folder)
    {
        if (LoanDeskOptions.Parse(args, out var problem) is not { } options)
        {
            if (problem is not null) console.MarkupLineInterpolated($"[red]{problem}[/]");
            console.WriteLine(LoanDeskOptions.Usage);
            return problem is null ? Equal : NotRun;
        }

        try
        {
            return await ReplayAsync(options with { Log = LogFile.Find(options.Log, folder) }, console);
        }
        catch (Exception e) when (e is LogFileException or CrmException or IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return NotRun;
        }
    }

    private static async Task<int> ReplayAsync(LoanDeskOptions options, IAnsiConsole console)
    {
        if (options.Database is { } wanted && File.Exists(wanted))
        {
            throw new LogFileException($"The database '{wanted}' is there already. The replay wants a fresh one: name another file, or delete that one.");
        }

        var reading = Stopwatch.StartNew();
        var log = EventLog.Read(options.Log!, options.Limit);
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Read [bold]{log.Events.Count:N0}[/] events of [bold]{log.Cases:N0}[/] cases by [bold]{log.Resources.Count}[/] employees in {reading.Elapsed.TotalSeconds:N1} s");
        var database = options.Database ?? Path.Combine(Path.GetTempPath(), $"loandesk-{Guid.NewGuid():N}.db");
        try
        {
            await using var desk = await LoanDeskEngine.OpenAsync(database, log, options.Batch);
            var speed = await new Replay(desk, log, options.Batch).RunAsync(console);
            Screen.Speed(console, speed, new FileInfo(database).Length);
            var counted = await Funnel.CountAsync(desk.Crm, console);
            return Screen.Result(console, log, counted) ? Equal : Different;
        }
        finally
        {
            if (options.Database is null) Delete(database);
        }
    }

    private static void Delete(string database)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + "*")) File.Delete(file);
    }
}
