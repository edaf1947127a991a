namespace CrmCore;

/// <summary>Compares the names of persons. Pure and the same both ways round.</summary>
internal static class PersonNames
{
    // Found on public pairs of names: the middle of the curve, its steepness, how much the worst pair counts, what a word too many costs.
    private const double Middle = 0.745;
    private const double Steepness = 14;
    private const double WorstShare = 0.55;
    private const double PerExtraWord = 0.015;
    private const double OneWordOnly = 0.80;
    private const double OnlyInitials = 0.4;
    private const double OtherGeneration = 0.6;
    private const double JoinedLeast = 0.9;

    public static NameComparison Compare(string? left, string? right) => Compare(PersonName.Parse(left), PersonName.Parse(right));

    public static NameComparison Compare(PersonName left, PersonName right)
    {
        if (left.IsEmpty || right.IsEmpty) return new(0, NameAgreement.Unknown, NameAgreement.Unknown, "one of the names is empty");
        if (Order(left, right) > 0) (left, right) = (right, left);
        var (first, second) = NameJoins.Settle(left.Tokens, right.Tokens);
        var alignment = NameAlignment.Of(first, second);
        var score = Math.Max(Score(alignment), Joined(first, second));
        if (left.Generation != right.Generation && left.Generation > 0 && right.Generation > 0) score *= OtherGeneration;
        var given = Agreement(alignment, left.Given, right.Given);
        var surname = Agreement(alignment, left.Surname, right.Surname);
        return new(1 / (1 + Math.Exp(-Steepness * (score - Middle))), given, surname, new NameReasons(alignment, left, right));
    }

    private static double Score(NameAlignment alignment)
    {
        double sum = 0, weights = 0, worst = 1;
        var words = 0;
        foreach (var (left, right, comparison) in alignment.Pairs)
        {
            var weight = Weight(left, right);
            sum += weight * comparison.Similarity;
            weights += weight;
            worst = Math.Min(worst, comparison.Similarity);
            if (comparison.Agreement is not NameAgreement.Initial && !left.IsInitial) words++;
        }

        if (alignment.Pairs.Count == 0) return 0;
        var score = ((1 - WorstShare) * sum / weights) + (WorstShare * worst) - (PerExtraWord * Math.Max(alignment.UnpairedLeft, alignment.UnpairedRight));
        if (words == 0) return Math.Min(score, OnlyInitials);
        var extra = alignment.UnpairedLeft + alignment.UnpairedRight;
        return words == 1 && extra > 0 && alignment.Pairs.Count == 1 ? score * OneWordOnly : score;
    }

    private static double Weight(NameToken left, NameToken right) =>
        left.Part == NamePart.Patronymic && right.Part == NamePart.Patronymic ? 0.7 : left.IsInitial || right.IsInitial ? 0.5 : 1;

    // Words run together or cut in the wrong place.
    private static double Joined(IReadOnlyList<NameToken> left, IReadOnlyList<NameToken> right)
    {
        var a = string.Concat(left.Select(token => token.Skeleton));
        var b = string.Concat(right.Select(token => token.Skeleton));
        var similarity = a.Length < 6 || b.Length < 6 || left.Count == right.Count ? 0 : WordDistance.Similarity(a, b);
        return similarity >= JoinedLeast ? similarity : 0;
    }

    private static NameAgreement Agreement(NameAlignment alignment, NameToken? left, NameToken? right)
    {
        if (left is null || right is null) return NameAgreement.Unknown;
        foreach (var (a, b, comparison) in alignment.Pairs)
        {
            if (ReferenceEquals(a, left) && comparison.Agreement != NameAgreement.Different) return comparison.Agreement;
            if (ReferenceEquals(b, right) && comparison.Agreement != NameAgreement.Different) return comparison.Agreement;
        }

        return WordComparison.Of(left, right).Agreement;
    }

    private static int Order(PersonName left, PersonName right)
    {
        for (var i = 0; i < Math.Min(left.Tokens.Length, right.Tokens.Length); i++)
        {
            var order = string.CompareOrdinal(left.Tokens[i].Latin, right.Tokens[i].Latin);
            if (order != 0) return order;
        }

        return left.Tokens.Length.CompareTo(right.Tokens.Length);
    }
}
