namespace CrmCore;

/// <summary>Joins neighbouring words of one name that are one word in the other: Patr ushev, van der Bilt, Abdul Rahman.</summary>
internal static class NameJoins
{
    private const int MostWords = 3;
    private const double Same = 0.9;

    public static (IReadOnlyList<NameToken> Left, IReadOnlyList<NameToken> Right) Settle(NameToken[] left, NameToken[] right) =>
        (Join(left, right), Join(right, left));

    private static IReadOnlyList<NameToken> Join(NameToken[] words, NameToken[] others)
    {
        if (words.Length < 2 || others.Length == 0) return words;
        var joined = new List<NameToken>(words.Length);
        for (var i = 0; i < words.Length;)
        {
            var taken = 1;
            var token = words[i];
            for (var count = Math.Min(MostWords, words.Length - i); count > 1; count--)
            {
                if (AsOne(words.AsSpan(i, count), others) is not { } one) continue;
                (token, taken) = (one, count);
                break;
            }

            joined.Add(token);
            i += taken;
        }

        return joined;
    }

    private static NameToken? AsOne(ReadOnlySpan<NameToken> words, NameToken[] others)
    {
        var skeleton = "";
        var latin = "";
        foreach (var word in words)
        {
            // A word that is a word of the other name too stays one.
            if (Array.Exists(others, other => string.Equals(other.Skeleton, word.Skeleton, StringComparison.Ordinal))) return null;
            skeleton += word.Skeleton;
            latin += word.Latin;
        }

        if (skeleton.Length < 4) return null;
        foreach (var other in others)
        {
            if (Math.Abs(other.Skeleton.Length - skeleton.Length) > 2 || WordDistance.Similarity(other.Skeleton, skeleton) < Same) continue;
            return words[0] with { Latin = latin, Skeleton = skeleton, Part = other.Part };
        }

        return null;
    }
}
