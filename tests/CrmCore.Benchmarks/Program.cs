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

<<<<<<< HEAD
Benchmark[] benchmarks = [new IngestBenchmark(), new ClaimBenchmark(), new DecisionBenchmark(), new LatenessBenchmark(), new StartBenchmark(), new MergeBenchmark()];
=======
Benchmark[] benchmarks = [new IngestBenchmark(), new ClaimBenchmark(), new DecisionBenchmark(), new LatenessBenchmark(), new StartBenchmark(), new MatchingBenchmark(), new MatchingSpeedBenchmark()];
>>>>>>> matcher
return await BenchmarkProgram.RunAsync(benchmarks, options, Console.Out);
