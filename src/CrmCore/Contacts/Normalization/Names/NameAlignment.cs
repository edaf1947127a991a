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
        var women = HasFeminine(left) && HasFeminine(right);
        var fathers = HasFather(left) && HasFather(right);
        var all = new List<(int I, int J, WordComparison Comparison, double Rank)>(left.Count * right.Count);
        for (var i = 0; i < left.Count; i++)
        {
            for (var j = 0; j < right.Count; j++)
            {
                // The son of a man is not that man: fathers' names stand against each other.
                if (fathers && left[i].IsFather != right[j].IsFather && !(left[i].IsInitial || right[j].IsInitial)) continue;
                var comparison = WordComparison.Of(left[i], right[j], women);
                if (IsPatronymic(left[i]) != IsPatronymic(right[j]) && SaysNothing(left, left[i], right, right[j], comparison)) continue;
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

    // A father's name says nothing against a surname: each side has left one out. Against the second of two initials it does.
    private static bool SaysNothing(IReadOnlyList<NameToken> left, NameToken a, IReadOnlyList<NameToken> right, NameToken b, WordComparison comparison) =>
        comparison.Agreement switch
        {
            NameAgreement.Different => !(a.IsInitial && Initials(left) > 1) && !(b.IsInitial && Initials(right) > 1),
            NameAgreement.Similar => true,
            _ => false,
        };

    private static int Initials(IReadOnlyList<NameToken> tokens)
    {
        var count = 0;
        foreach (var token in tokens) count += token.IsInitial ? 1 : 0;
        return count;
    }

    private static bool HasFather(IReadOnlyList<NameToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.IsFather) return true;
        }

        return false;
    }

    private static bool HasFeminine(IReadOnlyList<NameToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.IsFeminine) return true;
        }

        return false;
    }

    private static bool IsPatronymic(NameToken token) => token.Part == NamePart.Patronymic;

    // Of pairs that agree alike, those of the same kind go together.
    private static double Place(NameToken left, NameToken right) => left.Part == right.Part ? 0.001 : 0;
}
