namespace CrmCore;

/// <summary>How alike two folded texts are.</summary>
internal static class TextSimilarity
{
    /// <summary>Jaro-Winkler similarity: 1 for equal texts, 0 for texts without a common letter.</summary>
    public static double JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > 64) a = a[..64];
        if (b.Length > 64) b = b[..64];
        if (a.IsEmpty || b.IsEmpty) return a.Length == b.Length ? 1 : 0;
        var window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        ulong usedA = 0, usedB = 0;
        var common = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var last = Math.Min(b.Length - 1, i + window);
            for (var j = Math.Max(0, i - window); j <= last; j++)
            {
                if (b[j] != a[i] || (usedB >> j & 1) != 0) continue;
                usedA |= 1UL << i;
                usedB |= 1UL << j;
                common++;
                break;
            }
        }

        if (common == 0) return 0;
        var jaro = ((double)common / a.Length) + ((double)common / b.Length) + ((common - (Transposed(a, b, usedA, usedB) / 2)) / (double)common);
        jaro /= 3;
        var prefix = 0;
        while (prefix < 4 && prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix]) prefix++;
        return jaro + (prefix * 0.1 * (1 - jaro));
    }

    private static int Transposed(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ulong usedA, ulong usedB)
    {
        var moved = 0;
        while (usedA != 0)
        {
            if (a[System.Numerics.BitOperations.TrailingZeroCount(usedA)] != b[System.Numerics.BitOperations.TrailingZeroCount(usedB)]) moved++;
            usedA &= usedA - 1;
            usedB &= usedB - 1;
        }

        return moved;
    }

    /// <summary>Whether one wrong, missing, added or swapped sign makes one text of the other.</summary>
    public static bool OneSlip(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length) return OneSlip(b, a);
        if (b.Length - a.Length > 1) return false;
        var i = 0;
        while (i < a.Length && a[i] == b[i]) i++;
        if (a.Length < b.Length) return a[i..].SequenceEqual(b[(i + 1)..]);
        if (i == a.Length || a[(i + 1)..].SequenceEqual(b[(i + 1)..])) return true;
        return i + 1 < a.Length && a[i] == b[i + 1] && a[i + 1] == b[i] && a[(i + 2)..].SequenceEqual(b[(i + 2)..]);
    }

    /// <summary>Whether the shorter text is one of the words of the longer, or its beginning.</summary>
    public static bool Contains(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length) return Contains(b, a);
        if (a.Length < 3) return false;
        var at = b.IndexOf(a);
        return at >= 0 && (at == 0 || b[at - 1] == ' ') && (at == 0 || at + a.Length == b.Length || b[at + a.Length] == ' ');
    }
}
