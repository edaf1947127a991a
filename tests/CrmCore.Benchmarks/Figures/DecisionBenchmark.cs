namespace CrmCore.Benchmarks;

/// <summary>The yardstick of a decision: eight dictionary look-ups.</summary>
internal sealed class DecisionBenchmark : Benchmark
{
    public const string InDictionary = "8 look-ups, Dictionary";
    public const string InFrozen = "8 look-ups, FrozenDictionary";

    private const string Nothing = "engine, an event that moves nothing";
    private const string Moving = "engine, a move that plans two actions";

    public override string Name => "decision";

    public override string Title => "Decision alone";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var lookups = new CeilingLookups();
        var decisions = new EngineDecisions();
        var roundTime = TimeSpan.FromMilliseconds(context.Size(400, 50));
        var samples = await Race.RunAsync(
            context,
            [
                Contender.Loop(InDictionary, context.Clock, lookups.InDictionary, roundTime),
                Contender.Loop(InFrozen, context.Clock, lookups.InFrozen, roundTime),
                Contender.Loop(Nothing, context.Clock, decisions.MoveNothing, roundTime),
                Contender.Loop(Moving, context.Clock, decisions.MoveAndPlan, roundTime),
            ],
            cancellation);
        return
        [
            new BenchmarkRow($"{InDictionary} of {CeilingLookups.Keys} texts", samples[InDictionary].CpuNanosecondsEach, "ns CPU"),
            new BenchmarkRow($"{InFrozen} of {CeilingLookups.Keys} texts", samples[InFrozen].CpuNanosecondsEach, "ns CPU"),
            new BenchmarkRow(Nothing, samples[Nothing].CpuNanosecondsEach, "ns CPU")
            {
                Ratio = new Ratio(samples[Nothing].CpuNanosecondsEach / samples[InDictionary].CpuNanosecondsEach, InDictionary), Gate = Gate.RatioAtMost(1),
            },
            new BenchmarkRow("  allocated", Math.Round(samples[Nothing].AllocatedEach, 2), "B") { Gate = Gate.AtMost(0) },
            new BenchmarkRow(Moving, samples[Moving].CpuNanosecondsEach, "ns CPU") { Gate = Gate.AtMost(1_000).AsTarget() },
            new BenchmarkRow("  allocated", samples[Moving].AllocatedEach, "B"),
        ];
    }
}
