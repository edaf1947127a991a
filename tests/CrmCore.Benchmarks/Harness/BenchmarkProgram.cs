using System.Runtime.InteropServices;
using SQLitePCL;

namespace CrmCore.Benchmarks;

/// <summary>Runs the chosen benchmarks and prints their tables.</summary>
internal static class BenchmarkProgram
{
    /// <summary>Answers the exit code (see docs/benchmarks.md). A quick run judges nothing.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<Benchmark> benchmarks, BenchmarkOptions options, TextWriter output)
    {
        if (options.Help)
        {
            output.WriteLine(BenchmarkOptions.Usage);
            return 0;
        }

        var chosen = benchmarks.Where(options.Selects).ToArray();
        if (options.List || chosen.Length == 0)
        {
            foreach (var benchmark in benchmarks) output.WriteLine($"{benchmark.Name,-12} {benchmark.Title}");
            return options.List ? 0 : 2;
        }

        using var interrupted = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        try
        {
            return await RunChosenAsync(chosen, options, output, interrupted.Token);
        }
        catch (OperationCanceledException)
        {
            output.WriteLine("Interrupted; the files are deleted.");
            return 130;
        }

        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interrupted.Cancel();
        }
    }

    private static async Task<int> RunChosenAsync(Benchmark[] chosen, BenchmarkOptions options, TextWriter output, CancellationToken cancellation)
    {
        Batteries_V2.Init();
        await using var context = new BenchmarkContext(options, output);
        var surroundings = Surroundings.Of(context);
        surroundings.Print(output);
        var results = new List<(Benchmark Benchmark, IReadOnlyList<BenchmarkRow> Rows)>();
        foreach (var benchmark in chosen)
        {
            output.WriteLine($"{benchmark.Name}: measuring");
            var rows = await benchmark.RunAsync(context, cancellation);
            Report.Print(output, benchmark.Title, rows);
            results.Add((benchmark, rows));
        }

        if (options.Statements) await context.PrintStatementsAsync(cancellation);
        if (options.JsonFile is { } file) JsonReport.Write(file, surroundings, results);
        var shortfalls = results.SelectMany(result => result.Rows).Count(row => row.Verdict == Verdict.Short);
        output.WriteLine(shortfalls == 0 ? "No gate is short." : $"{shortfalls} gates are short.");
        if (!CeilingVersion.IsFrozen) output.WriteLine("The ceiling is not the frozen one: see docs/benchmarks.md.");
        return options.Quick || (shortfalls == 0 && CeilingVersion.IsFrozen) ? 0 : 1;
    }
}
