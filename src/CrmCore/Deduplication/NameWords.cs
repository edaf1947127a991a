namespace CrmCore;

/// <summary>The words of a name, to say whether two names clearly are those of two people.</summary>
internal static class NameWords
{
    /// <summary>The words in lower case, letters only.</summary>
    public static List<string> Of(string name)
    {
        var words = new List<string>(3);
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsLetter(name[i]))
            {
                if (start < 0) start = i;
            }
            else if (start >= 0)
            {
                words.Add(name[start..i].ToLowerInvariant().Replace('ё', 'е'));
                start = -1;
            }
        }

        return words;
    }

    /// <summary>
    /// Whether two names clearly are two people's: both are written in one script, and no word of one is a word of the other, its beginning or
    /// nearly it. Doubtful ones are not.
    /// </summary>
    public static bool AreClearlyDifferent(string left, string right)
    {
        var (a, b) = (Of(left), Of(right));
        if (a.Count == 0 || b.Count == 0 || IsLatin(a) != IsLatin(b)) return false;
        foreach (var x in a)
        {
            foreach (var y in b)
            {
                if (x.StartsWith(y, StringComparison.Ordinal) || y.StartsWith(x, StringComparison.Ordinal) || IsNear(x, y)) return false;
            }
        }

        return true;
    }

    private static bool IsLatin(List<string> words) => words.TrueForAll(w => w[0] < '\u0250');

    // One letter in three may differ: that is a typing error, a nickname or another ending.
    private static bool IsNear(string x, string y)
    {
        var limit = Math.Max(x.Length, y.Length) / 3;
        if (Math.Abs(x.Length - y.Length) > limit || x.Length > 64 || y.Length > 64) return false;
        Span<int> row = stackalloc int[y.Length + 1];
        for (var j = 0; j <= y.Length; j++) row[j] = j;
        for (var i = 1; i <= x.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= y.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (x[i - 1] == y[j - 1] ? 0 : 1));
                corner = row[j];
                row[j] = cost;
            }
        }

        return row[y.Length] <= limit;
    }
}
