using System.Globalization;

namespace CrmCore.Benchmarks;

/// <summary>A bound for a figure or for its ratio. Ratios, counts and bytes are gates; absolute times are targets, which are only reported.</summary>
internal sealed record Gate
{
    private readonly bool _ofRatio;
    private readonly bool _atLeast;
    private readonly double _limit;

    private Gate(bool ofRatio, bool atLeast, double limit)
    {
        _ofRatio = ofRatio;
        _atLeast = atLeast;
        _limit = limit;
    }

    /// <summary>True for a target: a miss is shown and does not fail the run.</summary>
    public bool IsTarget { get; private init; }

    public static Gate RatioAtLeast(double limit) => new(ofRatio: true, atLeast: true, limit);

    public static Gate RatioAtMost(double limit) => new(ofRatio: true, atLeast: false, limit);

    public static Gate AtLeast(double limit) => new(ofRatio: false, atLeast: true, limit);

    public static Gate AtMost(double limit) => new(ofRatio: false, atLeast: false, limit);

    /// <summary>The same bound as a target.</summary>
    public Gate AsTarget() => this with { IsTarget = true };

    public Verdict Judge(BenchmarkRow row)
    {
        var value = _ofRatio ? row.Ratio?.Value ?? throw new InvalidOperationException($"'{row.Figure}' has a gate on its ratio and no ratio.") : row.Value;
        var met = _atLeast ? value >= _limit : value <= _limit;
        return (met, IsTarget) switch
        {
            (true, true) => Verdict.Met,
            (true, false) => Verdict.Pass,
            (false, true) => Verdict.Missed,
            (false, false) => Verdict.Short,
        };
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(_ofRatio ? "ratio " : "")}{(_atLeast ? "≥" : "≤")} {_limit:0.##}{(IsTarget ? " (target)" : "")}");
}
