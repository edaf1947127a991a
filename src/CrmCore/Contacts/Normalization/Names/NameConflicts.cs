using System.Text;

namespace CrmCore;

/// <summary>Says when two words that look alike are two words all the same, and not one with a slip of the pen.</summary>
internal static class NameConflicts
{
    // A slip in so short a word leaves too little of it.
    private const int Short = 4;

    // An ending this long is no slip: Martin, Martinez.
    private const int LongEnding = 2;

    /// <summary>Whether two words cannot be one with a slip.</summary>
    /// <param name="left">A word.</param>
    /// <param name="right">Another word, of another skeleton and no short form of the first.</param>
    /// <param name="women">Whether the surnames say that both names are women's.</param>
    /// <param name="similarity">How alike their skeletons are.</param>
    public static bool Between(NameToken left, NameToken right, bool women, double similarity)
    {
        if (!left.HasVowels || !right.HasVowels) return false;
        if ((IsShort(left.Latin) || IsShort(right.Latin)) && !WordDistance.IsOneSound(left.Skeleton, right.Skeleton, similarity) && !IsSwap(left.Folded, right.Folded)) return true;
        if (left.Part == NamePart.Patronymic || right.Part == NamePart.Patronymic) return false;
        return IsLonger(left.Latin, right.Latin) || IsLonger(right.Latin, left.Latin) || AreGivenNames(left, right, women);
    }

    // In other scripts than Latin letters four signs may be many sounds.
    private static bool IsShort(string latin) => latin.Length <= Short && Ascii.IsValid(latin);

    private static bool AreGivenNames(NameToken left, NameToken right, bool women)
    {
        if (left.Part == NamePart.Surname && right.Part == NamePart.Surname) return false;
        var given = left.Part != NamePart.Surname && right.Part != NamePart.Surname;
        if (given && !women && (IsWomans(left.Folded, right.Folded) || IsWomans(right.Folded, left.Folded))) return true;
        if (women && Math.Abs(left.Folded.Length - right.Folded.Length) == 1 && IsStart(left.Folded, right.Folded)) return false;
        return NicknameTable.IsListed(left.Folded) && NicknameTable.IsListed(right.Folded) && !IsSwap(left.Folded, right.Folded);
    }

    // Paula and Paul, Maria and Mario, Christina and Christian.
    private static bool IsWomans(string woman, string man)
    {
        if (woman[^1] != 'a' || man[^1] == 'a') return false;
        var same = woman.AsSpan().CommonPrefixLength(man);
        if (same < 3 || woman.Length - same > 2) return false;
        if (same == man.Length) return true;
        return man[^1] is 'o' or 'e' or 'i' ? man.Length == woman.Length && same == man.Length - 1 : IsSwap(woman, man);
    }

    private static bool IsStart(string left, string right) =>
        left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal);

    private static bool IsLonger(string word, string other) =>
        word.Length >= other.Length + LongEnding && word.StartsWith(other, StringComparison.Ordinal);

    // Two neighbouring letters in the other order are a slip even when it makes another name.
    private static bool IsSwap(string left, string right)
    {
        if (left.Length != right.Length) return false;
        var at = left.AsSpan().CommonPrefixLength(right);
        return at + 1 < left.Length && left[at] == right[at + 1] && left[at + 1] == right[at]
            && left.AsSpan(at + 2).SequenceEqual(right.AsSpan(at + 2));
    }
}
