using System.Diagnostics;
using CrmCore;
using LeadDesk.Screen;
using Spectre.Console;

namespace LeadDesk.Dedupe;

/// <summary>Finds the doubles of a file.</summary>
internal static class DedupeCommand
{
    public static Task<int> RunAsync(CommandLine line, IAnsiConsole console, CancellationToken stop) => RunAsync(DedupeOptions.Of(line), console, stop);

    /// <summary>What is seen when nothing is asked.</summary>
    public static async Task<int> DemoAsync(IAnsiConsole console, CancellationToken stop)
    {
        var demo = new DedupeOptions { File = Path.Combine(AppContext.BaseDirectory, "leads.csv"), Table = new TableReadOptions { HasHeader = false, EmptyRows = true } };
        console.MarkupLine("[grey]No file was named: this is the sample's own. For yours:[/] dedupe leads.csv [grey]and for all the rest:[/] help");
        return await RunAsync(demo, console, stop);
    }

    private static async Task<int> RunAsync(DedupeOptions options, IAnsiConsole console, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        await using var file = await LeadFile.OpenAsync(options.File, options, stop);
        FindingsScreen.ShowColumns(console, file, options.File);
        var (leads, result, groups) = await ProgressBar.RunAsync(console, async told =>
        {
            var read = await Leads.ReadAsync(file, options, told, stop);
            var found = await Task.Run(() => Match(read, options, told, stop), stop);
            told("putting together", .95);
            return (read, found, new Groups(found));
        });
        FindingsScreen.Show(console, leads, groups, watch.Elapsed);
        var files = new ResultFiles(leads, result, groups);
        if (options.Clusters is { } clusters)
        {
            await files.WriteClustersAsync(clusters, stop);
            console.MarkupLineInterpolated($"Cluster numbers: {clusters}");
        }

        if (options.Out is { } folder)
        {
            await files.WriteAsync(folder, stop);
            console.MarkupLineInterpolated($"\nIn [bold]{folder}[/]: doubles.csv, review.csv, clean.csv");
        }

        return leads.Broken > 0 ? ExitCodes.Problems : ExitCodes.Done;
    }

    private static MatchResult Match(Leads leads, DedupeOptions options, Action<string, double> told, CancellationToken stop)
    {
        var matcher = new Matcher(leads.Table)
        {
            Settings = new MatchSettings { OneToOne = options.OneToOne, Threads = Math.Max(1, Environment.ProcessorCount) },
            Sources = options.OneToOne ? leads.Sources : null,
        };
        return matcher.Run(new Listener(told), stop);
    }

    private sealed class Listener(Action<string, double> told) : IProgress<MatchProgress>
    {
        public void Report(MatchProgress value) => told(
            value.Step switch
            {
                MatchStep.Blocking => "bringing together",
                MatchStep.Learning => "learning",
                MatchStep.Comparing => "comparing",
                _ => "making groups",
            },
            .3 + (value.Done * .65));
    }
}
