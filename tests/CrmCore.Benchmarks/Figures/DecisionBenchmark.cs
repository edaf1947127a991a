namespace CrmCore.Benchmarks;

/// <summary>The yardstick of a decision: eight dictionary look-ups.</summary>
internal sealed class DecisionBenchmark : Benchmark
{
    public const string InDictionary = "8 look-ups, Dictionary";
    public const string InFrozen = "8 look-ups, FrozenDictionary";

    public override string Name => "decision";

    public override string Title => "Decision alone";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var lookups = new CeilingLookups();
        var roundTime = TimeSpan.FromMilliseconds(context.Size(400, 50));
        var samples = await Race.RunAsync(
            context,
            [
                Contender.Loop(InDictionary, context.Clock, lookups.InDictionary, roundTime),
                Contender.Loop(InFrozen, context.Clock, lookups.InFrozen, roundTime),
            ],
            cancellation);
        return
        [
            new BenchmarkRow($"{InDictionary} of {CeilingLookups.Keys} texts", samples[InDictionary].CpuNanosecondsEach, "ns CPU"),
            new BenchmarkRow($"{InFrozen} of {CeilingLookups.Keys} texts", samples[InFrozen].CpuNanosecondsEach, "ns CPU"),
        ];
    }
}
