namespace CrmCore.Benchmarks;

/// <summary>One group of figures: the ceiling and what is measured against it, in the same run.</summary>
internal abstract class Benchmark
{
    /// <summary>The short name for <c>--only</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The heading of the printed table.</summary>
    public abstract string Title { get; }

    /// <summary>Measures, and answers the rows in the order in which they are printed.</summary>
    public abstract Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation);
}
