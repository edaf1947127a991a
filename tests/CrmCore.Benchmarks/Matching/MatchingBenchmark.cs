using System.Globalization;
using CrmCore.Tests.Matching;

namespace CrmCore.Benchmarks;

/// <summary>How many doubles are found, and how many of the merges are right, on sets with known truth. The truth never reaches the matcher.</summary>
internal sealed class MatchingBenchmark : Benchmark
{
    private static readonly (string Name, string[] Files, double F1, bool OneToOne)[] Sets =
    [
        ("historical_50k", ["historical_50k.csv"], 0.90, false),
        ("febrl1", ["febrl1.csv"], 0.995, false),
        ("febrl2", ["febrl2.csv"], 0.995, false),
        ("febrl3", ["febrl3.csv"], 0.995, false),
        ("febrl4 a-b", ["febrl4a.csv", "febrl4b.csv"], 0.997, true),
        ("dsgen A", ["dsgen_A_10000.csv"], 0.995, false),
        ("dsgen D", ["dsgen_D_org_10000.csv", "dsgen_D_dup_10000.csv"], 0.997, true),
        ("fake_1000", ["fake_1000.csv"], 0.93, false),
        ("crm_multiscript", ["crm_multiscript_dev.csv"], 0.82, false),
    ];

    public override string Name => "matching";

    public override string Title => "Matching: quality without labels";

    public override Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var rows = new List<BenchmarkRow>();
        if (LinkageData.Folder is null)
        {
            context.Progress.WriteLine("  The linkage data are not beside the repository.");
            return Task.FromResult<IReadOnlyList<BenchmarkRow>>(rows);
        }

        context.Progress.WriteLine("  set                 rows    pairs  precision  recall     F1     B3   merges: precision  recall    time s  CPU us/row   MB");
        foreach (var set in context.Quick ? Sets[1..2] : Sets) rows.AddRange(Measure(set.Name, set.Files, set.F1, set.OneToOne, context, cancellation));
        return Task.FromResult<IReadOnlyList<BenchmarkRow>>(rows);
    }

    private static IEnumerable<BenchmarkRow> Measure(string name, string[] files, double gate, bool oneToOne, BenchmarkContext context, CancellationToken cancellation)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = context.Clock.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        var (table, truth, sources) = LinkageData.Read(files);
        var settings = new MatchSettings { OneToOne = oneToOne };
        var result = new Matcher(table) { Settings = settings, Sources = oneToOne ? sources : null }.Run(cancellation: cancellation);
        var microseconds = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / table.Count;
        var seconds = context.Clock.GetElapsedTime(started).TotalSeconds;
        var megabytes = (GC.GetTotalMemory(forceFullCollection: false) - before) / 1e6;
        var quality = Quality.Of(truth, result.Clusters);
        var merges = Quality.Of(truth, result.Merged);
        var pairs = truth.GroupBy(t => t).Sum(g => (long)g.Count() * (g.Count() - 1) / 2);
        context.Progress.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-16} {table.Count,7} {pairs,8} {quality.Precision,10:0.0000} {quality.Recall,7:0.0000} {quality.F1,6:0.0000} {quality.BCubed,6:0.0000} {merges.Precision,19:0.0000} {merges.Recall,7:0.0000} {seconds,9:0.0} {microseconds,11:0} {megabytes,4:0}"));
        yield return new($"{name}: F1 of all pairs", quality.F1, "") { Gate = Gate.AtLeast(gate) };
        yield return new($"{name}: B³", quality.BCubed, "");
        yield return new($"{name}: precision of what merges by itself", merges.Precision, "") { Gate = Gate.AtLeast(0.99) };
    }
}
