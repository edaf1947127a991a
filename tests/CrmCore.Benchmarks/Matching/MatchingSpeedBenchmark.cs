using System.Globalization;

namespace CrmCore.Benchmarks;

/// <summary>A million leads without their doubles, and the doubles of one new lead among a million.</summary>
internal sealed class MatchingSpeedBenchmark : Benchmark
{
    private const int Lookups = 20_000;
    private const ulong Seed = 42;

    public override string Name => "dedupe";

    public override string Title => "Matching: speed";

    public override Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var leads = new LeadGenerator(Seed);
        var persons = context.Large * 7 / 10;
        var rows = new string?[context.Large][];
        for (var i = 0; i < rows.Length; i++) rows[i] = leads.Lead(Person(i, persons), i);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var started = context.Clock.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        var table = new MatchTable(LeadGenerator.Schema);
        foreach (var row in rows) table.Add(row);
        var peak = new PeakMemory(before);
        var result = new Matcher(table).Run(peak, cancellation);
        var microseconds = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / rows.Length;
        var seconds = context.Clock.GetElapsedTime(started).TotalSeconds;
        context.Progress.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {rows.Length:N0} leads of {persons:N0} persons: {result.Clusters.Max() + 1:N0} clusters, {result.Pairs.Count:N0} pairs"));
        var (p50, p99) = LookUp(table, result.Model, leads, persons, context);
        IReadOnlyList<BenchmarkRow> figures =
        [
            new($"{rows.Length:N0} leads in a batch", seconds, "s") { Gate = Gate.AtMost(15).AsTarget() },
            new("CPU of a lead", microseconds, "us") { Gate = Gate.AtMost(60) },
            new("Memory of the batch at its peak", peak.Most / 1e6, "MB") { Gate = Gate.AtMost(1_500) },
            new("The doubles of one new lead, warm: p50", p50, "us"),
            new("The doubles of one new lead, warm: p99", p99, "us") { Gate = Gate.AtMost(200).AsTarget() },
        ];
        return Task.FromResult(figures);
    }

    private static (double P50, double P99) LookUp(MatchTable table, MatchModel model, LeadGenerator leads, int persons, BenchmarkContext context)
    {
        var index = new MatchIndex(table, model);
        var times = new List<double>(Lookups);
        for (var i = 0; i < Lookups; i++)
        {
            var cells = leads.Lead(Person(int.MaxValue - i, persons), table.Count);
            var started = context.Clock.GetTimestamp();
            var row = table.Add(cells);
            index.Find(row);
            index.Add(row);
            times.Add(context.Clock.GetElapsedTime(started).TotalMicroseconds);
        }

        // The first ones are still being compiled.
        var warm = times.Skip(Lookups / 10).Order().ToArray();
        return (warm[warm.Length / 2], warm[warm.Length * 99 / 100]);
    }

    private static int Person(int lead, int persons) => lead < persons ? lead : (int)(StableHash.Mix((ulong)lead) % (ulong)persons);

    private sealed class PeakMemory(long before) : IProgress<MatchProgress>
    {
        private readonly Lock _gate = new();

        public long Most { get; private set; }

        public void Report(MatchProgress value)
        {
            var used = GC.GetTotalMemory(forceFullCollection: false) - before;
            lock (_gate) Most = Math.Max(Most, used);
        }
    }
}
