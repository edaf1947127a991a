using NodaTime;

namespace CrmCore;

/// <summary>What is left of points after a time: arithmetic on stored value and moment.</summary>
internal static class ScoreDecay
{
    public static double At(ScoreRule rule, ScoreHits hits, Instant at)
    {
        var days = Math.Max(0, (at - hits.Last).TotalDays);
        if (rule.HalfLife is { } half) return hits.Points * Math.Pow(0.5, days / half.TotalDays);
        if (rule.PerDay is not { } perDay) return hits.Points;
        var left = Math.Abs(hits.Points) - ((double)perDay * days);
        return left <= 0 ? 0 : Math.Sign(hits.Points) * left;
    }

    /// <summary>The hits with one more; null when the rule counts no more for the card.</summary>
    public static ScoreHits? Add(ScoreRule rule, ScoreHits? hits, Instant at)
    {
        if (hits is null) return new ScoreHits(rule.Points, 1, at, at);
        if (hits.Times >= rule.AtMost) return null;

        // A late event counts in full: it is reckoned at the later of the two moments.
        var last = Instant.Max(hits.Last, at);
        return new ScoreHits(At(rule, hits, last) + rule.Points, hits.Times + 1, Instant.Min(hits.First, at), last);
    }
}
