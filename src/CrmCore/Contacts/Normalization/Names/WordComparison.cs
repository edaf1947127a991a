using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>Two words of two names side by side.</summary>
/// <param name="Agreement">How they agree.</param>
/// <param name="Similarity">How much, from 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WordComparison(NameAgreement Agreement, double Similarity)
{
    /// <summary>Below this two words are different ones.</summary>
    public const double LeastSimilar = 0.65;

    private const double Conflict = 0.5;
    private const double Spelling = 0.99;
    private const double ShortForm = 0.92;
    private const double FirstLetter = 0.85;
    private const double Consonants = 0.9;

    /// <summary>Compares two words.</summary>
    /// <param name="left">A word.</param>
    /// <param name="right">Another.</param>
    /// <param name="women">Whether the surnames say that both names are women's.</param>
    public static WordComparison Of(NameToken left, NameToken right, bool women = false)
    {
        if (left.IsInitial || right.IsInitial) return Initials(left, right);
        if (string.Equals(left.Skeleton, right.Skeleton, StringComparison.Ordinal))
        {
            return new(NameAgreement.Exact, string.Equals(left.Latin, right.Latin, StringComparison.Ordinal) ? 1 : Spelling);
        }

        if (NicknameTable.Share(left.Groups, right.Groups)) return new(NameAgreement.Nickname, ShortForm);
        if (left.IsWith(right) || right.IsWith(left)) return new(NameAgreement.Exact, Spelling);
        var similarity = WordDistance.Similarity(left.Skeleton, right.Skeleton);
        if (left.HasVowels != right.HasVowels) similarity = Math.Max(similarity, WithoutVowels(left, right));
        if (similarity > Conflict && NameConflicts.Between(left, right, women, similarity)) return new(NameAgreement.Different, Conflict);
        return new(similarity >= LeastSimilar ? NameAgreement.Similar : NameAgreement.Different, similarity);
    }

    private static WordComparison Initials(NameToken left, NameToken right)
    {
        var same = left.Latin[0] == right.Latin[0] || left.Skeleton[0] == right.Skeleton[0];
        if (!same) return new(NameAgreement.Different, 0);
        return left.IsInitial && right.IsInitial ? new(NameAgreement.Exact, Spelling) : new(NameAgreement.Initial, FirstLetter);
    }

    private static double WithoutVowels(NameToken left, NameToken right)
    {
        var a = ConsonantSkeleton.Of(left.Latin);
        var b = ConsonantSkeleton.Of(right.Latin);
        return a.Length < 2 || b.Length < 2 ? 0 : Consonants * WordDistance.Similarity(a, b);
    }
}
