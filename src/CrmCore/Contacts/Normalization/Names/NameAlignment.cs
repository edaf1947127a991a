namespace CrmCore;

/// <summary>Which word of one name goes with which of the other, the best pairs first, whatever their order.</summary>
internal sealed class NameAlignment
{
    private NameAlignment(List<(NameToken Left, NameToken Right, WordComparison Comparison)> pairs, int left, int right)
    {
        Pairs = pairs;
        UnpairedLeft = left - pairs.Count;
        UnpairedRight = right - pairs.Count;
    }

    /// <summary>Gets the pairs: at most as many as the shorter name has words.</summary>
    public List<(NameToken Left, NameToken Right, WordComparison Comparison)> Pairs { get; }

    public int UnpairedLeft { get; }

    public int UnpairedRight { get; }

    public static NameAlignment Of(IReadOnlyList<NameToken> left, IReadOnlyList<NameToken> right)
    {
        var all = new List<(int I, int J, WordComparison Comparison, double Rank)>(left.Count * right.Count);
        for (var i = 0; i < left.Count; i++)
        {
            for (var j = 0; j < right.Count; j++)
            {
                var comparison = WordComparison.Of(left[i], right[j]);

                // A father's name says nothing against a surname: each side has left one out.
                if (comparison.Agreement == NameAgreement.Different && IsPatronymic(left[i]) != IsPatronymic(right[j])) continue;
                all.Add((i, j, comparison, comparison.Similarity + Place(left[i], right[j])));
            }
        }

        all.Sort(static (a, b) => a.Rank != b.Rank ? b.Rank.CompareTo(a.Rank) : a.I != b.I ? a.I.CompareTo(b.I) : a.J.CompareTo(b.J));
        var pairs = new List<(NameToken, NameToken, WordComparison)>();
        int usedLeft = 0, usedRight = 0;
        foreach (var (i, j, comparison, _) in all)
        {
            if (((usedLeft >> i) & 1) != 0 || ((usedRight >> j) & 1) != 0) continue;
            usedLeft |= 1 << i;
            usedRight |= 1 << j;
            pairs.Add((left[i], right[j], comparison));
        }

        return new(pairs, left.Count, right.Count);
    }

    private static bool IsPatronymic(NameToken token) => token.Part == NamePart.Patronymic;

    // Of pairs that agree alike, those of the same kind go together.
    private static double Place(NameToken left, NameToken right) => left.Part == right.Part ? 0.001 : 0;
}
