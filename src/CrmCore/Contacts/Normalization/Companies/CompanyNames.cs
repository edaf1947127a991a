namespace CrmCore;

/// <summary>Compares the names of companies. Pure and the same both ways round.</summary>
internal static class CompanyNames
{
    private const double Middle = 0.72;
    private const double Steepness = 12;
    private const double LeastSimilar = 0.72;
    private const double OtherForm = 0.06;
    private const double OtherNature = 0.35;
    private const double Generic = 0.35;
    private const double ExtraWord = 0.6;
    private const double OneSided = 0.65;
    private const double OtherNumber = 0.2;
    private const double OtherOrder = 0.15;
    private const double Acronym = 0.8;
    private const double JoinedLeast = 0.9;

    public static NameComparison Compare(string? left, string? right) => Compare(CompanyName.Parse(left), CompanyName.Parse(right));

    public static NameComparison Compare(CompanyName left, CompanyName right)
    {
        if (left.Words.Length == 0 || right.Words.Length == 0) return new(0, NameAgreement.Unknown, NameAgreement.Unknown, "one of the names is empty");
        if (Order(left, right) > 0) (left, right) = (right, left);
        if (Persons(left, right) is { } same) return same with { Given = NameAgreement.Unknown, Surname = NameAgreement.Unknown };
        var why = new List<string>();
        var score = Math.Max(Words(left.Words, right.Words, why), Joined(left, right));
        if (IsAcronym(left, right) || IsAcronym(right, left))
        {
            score = Math.Max(score, Acronym);
            why.Add("one is the first letters of the other");
        }

        var penalty = FormPenalty(left.Kind, right.Kind);
        if (penalty > 0) why.Add("the legal forms differ");
        var probability = 1 / (1 + Math.Exp(-Steepness * (score - penalty - Middle)));
        return new(probability, NameAgreement.Unknown, NameAgreement.Unknown, string.Join("; ", why));
    }

    // Two sole traders, or one and a name without a form.
    private static NameComparison? Persons(CompanyName left, CompanyName right)
    {
        if (left.Kind != LegalKind.Sole && right.Kind != LegalKind.Sole) return null;
        if (left.Kind is not (LegalKind.Sole or LegalKind.None) || right.Kind is not (LegalKind.Sole or LegalKind.None)) return null;
        return SoleTrader.Of(left) is { } one && SoleTrader.Of(right) is { } other ? PersonNames.Compare(one, other) : null;
    }

    private static double Words(CompanyWord[] left, CompanyWord[] right, List<string> why)
    {
        var pairs = Pairs(left, right);
        int usedLeft = 0, usedRight = 0;
        double agree = 0, weights = 0;
        foreach (var (i, j, similarity) in pairs)
        {
            if (((usedLeft >> i) & 1) != 0 || ((usedRight >> j) & 1) != 0) continue;
            usedLeft |= 1 << i;
            usedRight |= 1 << j;
            var weight = Math.Max(left[i].Weight, right[j].Weight);
            weights += weight;
            agree += weight * similarity;
            if (similarity < 1) why.Add($"{left[i].Latin} is like {right[j].Latin}");
        }

        if (weights > 0 && why.Count == 0) why.Add("the words agree");
        var turned = IsTurned(pairs, usedLeft, usedRight) && System.Numerics.BitOperations.PopCount((uint)usedLeft) < Math.Max(left.Length, right.Length);
        var numbers = HasNumber(left, usedLeft) && HasNumber(right, usedRight);
        double onlyLeft = Rest(left, usedLeft, why), onlyRight = Rest(right, usedRight, why);

        // Words on both sides that have no partner contradict each other; on one side only they may just have been left out.
        var all = weights + (Math.Max(onlyLeft, onlyRight) * (onlyLeft > 0 && onlyRight > 0 ? 1 : ExtraWord));
        return all > 0 ? (agree / all) - (numbers ? OtherNumber : 0) - (turned ? OtherOrder : 0) : 0;
    }

    private static bool HasNumber(CompanyWord[] words, int used)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (((used >> i) & 1) == 0 && words[i].IsNumber) return true;
        }

        return false;
    }

    // University of York, New York University: the same words in another order, and others among them.
    private static bool IsTurned(List<(int I, int J, double Similarity)> pairs, int usedLeft, int usedRight)
    {
        foreach (var (i, j, _) in pairs)
        {
            if (pairs.Exists(other => other.I > i && other.J < j && IsUsed(usedLeft, usedRight, other.I, other.J)) && IsUsed(usedLeft, usedRight, i, j)) return true;
        }

        return false;
    }

    private static bool IsUsed(int left, int right, int i, int j) => ((left >> i) & 1) != 0 && ((right >> j) & 1) != 0;

    private static List<(int I, int J, double Similarity)> Pairs(CompanyWord[] left, CompanyWord[] right)
    {
        var pairs = new List<(int I, int J, double Similarity)>();
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++)
            {
                var similarity = Similarity(left[i], right[j]);
                if (similarity >= LeastSimilar) pairs.Add((i, j, similarity));
            }
        }

        pairs.Sort(static (a, b) => a.Similarity != b.Similarity ? b.Similarity.CompareTo(a.Similarity) : a.I != b.I ? a.I.CompareTo(b.I) : a.J.CompareTo(b.J));
        return pairs;
    }

    private static double Rest(CompanyWord[] words, int used, List<string> why)
    {
        double rest = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (((used >> i) & 1) != 0) continue;
            rest += words[i].Weight is < 1 and > Generic && !words[i].IsNumber ? OneSided : words[i].Weight;
            why.Add($"{words[i].Latin} on one side only");
        }

        return rest;
    }

    private static double Similarity(CompanyWord left, CompanyWord right)
    {
        if (string.Equals(left.Latin, right.Latin, StringComparison.Ordinal)) return 1;
        if (left.Latin.AsSpan().ContainsAnyInRange('0', '9') || right.Latin.AsSpan().ContainsAnyInRange('0', '9')) return 0;
        if (string.Equals(left.Skeleton, right.Skeleton, StringComparison.Ordinal)) return 0.99;
        if (string.Equals(WithoutMarks(left.Latin), WithoutMarks(right.Latin), StringComparison.Ordinal)) return 0.97;
        return Math.Min(left.Skeleton.Length, right.Skeleton.Length) < 4 ? 0 : WordDistance.Similarity(left.Skeleton, right.Skeleton);
    }

    // ç and ş are written ch and sh, and typed c and s.
    private static string WithoutMarks(string latin) =>
        latin.Replace("ch", "c", StringComparison.Ordinal).Replace("sh", "s", StringComparison.Ordinal);

    private static double Joined(CompanyName left, CompanyName right)
    {
        var (a, b) = (left.Joined, right.Joined);
        if (string.Equals(a, b, StringComparison.Ordinal) || string.Equals(left.AsWritten, right.AsWritten, StringComparison.Ordinal)) return 1;
        if (left.Words.Length == right.Words.Length || a.Length < 6 || b.Length < 6) return 0;
        var similarity = WordDistance.Similarity(a, b);
        return similarity >= JoinedLeast ? similarity : 0;
    }

    private static bool IsAcronym(CompanyName acronym, CompanyName full) =>
        acronym.Words.Length == 1 && full.Words.Length >= 3 && acronym.Words[0].Latin.Length >= 3
        && string.Equals(acronym.Words[0].Latin, full.Initials, StringComparison.Ordinal);

    private static double FormPenalty(LegalKind left, LegalKind right)
    {
        if (left == right || left == LegalKind.None || right == LegalKind.None) return 0;
        return left >= LegalKind.Sole || right >= LegalKind.Sole ? OtherNature : OtherForm;
    }

    private static int Order(CompanyName left, CompanyName right)
    {
        for (var i = 0; i < Math.Min(left.Words.Length, right.Words.Length); i++)
        {
            var order = string.CompareOrdinal(left.Words[i].Latin, right.Words[i].Latin);
            if (order != 0) return order;
        }

        return left.Words.Length.CompareTo(right.Words.Length);
    }
}
