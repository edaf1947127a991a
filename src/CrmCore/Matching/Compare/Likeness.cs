namespace CrmCore;

/// <summary>How alike two words are, in steps.</summary>
internal enum Likeness : byte
{
    Unlike = 0,
    Far = 1,
    Near = 2,
    Slip = 3,
}

/// <summary>Compares two numbered words.</summary>
internal static class Likenesses
{
    private const double Near = 0.92;
    private const double Far = 0.8;

    public static Likeness Of(Vocabulary words, int a, int b)
    {
        if (words.MostAlike(a, b) < Far) return Likeness.Unlike;
        var x = words[a];
        var y = words[b];
        if (Math.Min(x.Length, y.Length) > 3 && TextSimilarity.OneSlip(x, y)) return Likeness.Slip;
        return TextSimilarity.JaroWinkler(x, y) switch { >= Near => Likeness.Near, >= Far => Likeness.Far, _ => Likeness.Unlike };
    }
}
