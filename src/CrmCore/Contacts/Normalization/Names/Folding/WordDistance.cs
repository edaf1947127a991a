namespace CrmCore;

/// <summary>How far two skeletons are apart: insertions, deletions, replacements and swaps of neighbours; sounds that are often confused cost less.</summary>
internal static class WordDistance
{
    private const int Whole = 10;
    private const int Near = 5;
    private const string NearPairs = "ckkhgheiouaoaeiubpvfdtzscsvb";

    /// <summary>Gives 1 for equal words down to 0 for words with nothing in common.</summary>
    public static double Similarity(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var longer = Math.Max(left.Length, right.Length);
        return longer == 0 ? 1 : Math.Max(0, 1 - (Distance(left, right) / (double)(Whole * longer)));
    }

    /// <summary>Whether all that is between two words of this similarity is one sound taken for another that is often confused with it.</summary>
    public static bool IsOneSound(string left, string right, double similarity) =>
        (1 - similarity) * Whole * Math.Max(left.Length, right.Length) < Near + 1;

    private static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        const int room = (2 * NameFolding.MaxLength) + 1;
        left = left[..Math.Min(left.Length, room - 1)];
        right = right[..Math.Min(right.Length, room - 1)];
        Span<int> before = stackalloc int[room];
        Span<int> last = stackalloc int[room];
        Span<int> row = stackalloc int[room];
        for (var j = 0; j <= right.Length; j++) last[j] = j * Whole;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i * Whole;
            for (var j = 1; j <= right.Length; j++)
            {
                var best = Math.Min(Math.Min(row[j - 1], last[j]) + Whole, last[j - 1] + Replace(left[i - 1], right[j - 1]));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) best = Math.Min(best, before[j - 2] + Whole);
                row[j] = best;
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[right.Length];
    }

    private static int Replace(char a, char b)
    {
        if (a == b) return 0;
        for (var i = 0; i < NearPairs.Length - 1; i += 2)
        {
            if ((NearPairs[i] == a && NearPairs[i + 1] == b) || (NearPairs[i] == b && NearPairs[i + 1] == a)) return Near;
        }

        return Whole;
    }
}
