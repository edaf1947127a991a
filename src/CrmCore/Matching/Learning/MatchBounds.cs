namespace CrmCore;

/// <summary>What one person's rows may look like at worst. More than that is never errors in rows of one person but rows of several people.</summary>
internal static class MatchBounds
{
    /// <summary>Keeps the share of differing values within its bound.</summary>
    /// <param name="m">By level.</param>
    /// <param name="kind">What the field holds.</param>
    /// <param name="proven">Whether the pairs agree on a key that few people share, so that what differs in them are indeed errors.</param>
    public static void Keep(double[] m, MatchFieldKind kind, bool proven)
    {
        var most = MostDifferent(kind) * (proven ? 4 : 1);
        var different = m[^1];
        if (different <= most || most >= 1) return;
        for (var level = 0; level < m.Length - 1; level++) m[level] *= (1 - most) / (1 - different);
        m[^1] = most;
    }

    private static double MostDifferent(MatchFieldKind kind) => kind switch
    {
        MatchFieldKind.Given => 0.12,
        MatchFieldKind.Surname => 0.3,
        MatchFieldKind.Birth => 0.02,
        MatchFieldKind.Phone or MatchFieldKind.Email => 0.4,
        _ => 0.6,
    };
}
