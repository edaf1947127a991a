namespace CrmCore.Benchmarks;

/// <summary>One figure.</summary>
/// <param name="Figure">What was measured, in words.</param>
/// <param name="Value">The median of the measured rounds.</param>
/// <param name="Unit">The unit of <paramref name="Value"/>: <c>events/s</c>, <c>ns</c>, <c>B/event</c>.</param>
internal sealed record BenchmarkRow(string Figure, double Value, string Unit)
{
    /// <summary>The value divided by another figure of the same run, or null.</summary>
    public Ratio? Ratio { get; init; }

    /// <summary>What the figure is held against, or null when it is only reported.</summary>
    public Gate? Gate { get; init; }

    public Verdict Verdict => Gate is null ? Verdict.None : Gate.Judge(this);
}

/// <summary>A figure divided by another one of the same run.</summary>
/// <param name="Value">The quotient.</param>
/// <param name="Of">The name of the figure it was divided by.</param>
internal sealed record Ratio(double Value, string Of);

internal enum Verdict
{
    /// <summary>The figure has no gate.</summary>
    None,

    /// <summary>The gate is met.</summary>
    Pass,

    /// <summary>The gate is missed.</summary>
    Short,

    /// <summary>A target that is no gate is met.</summary>
    Met,

    /// <summary>A target that is no gate is missed: the closing note explains why.</summary>
    Missed,
}
