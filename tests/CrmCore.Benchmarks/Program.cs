using CrmCore.Benchmarks;

BenchmarkOptions options;
try
{
    options = BenchmarkOptions.Parse(args);
}
catch (FormatException refusal)
{
    Console.Error.WriteLine(refusal.Message);
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

Benchmark[] benchmarks =
[
    new IngestBenchmark(), new ClaimBenchmark(), new DecisionBenchmark(), new LatenessBenchmark(), new StartBenchmark(), new MergeBenchmark(),
    new MatchingBenchmark(), new MatchingSpeedBenchmark(), new DoublesBenchmark(), new ScreenPopBenchmark(),
    new ServerIngestBenchmark(), new ServerClaimBenchmark(), new ServerLatenessBenchmark(), new ServerCountsBenchmark(),
    new AssignmentBenchmark(), new QueueBenchmark(), new TimeoutBenchmark(),
];
return await BenchmarkProgram.RunAsync(benchmarks, options, Console.Out);
