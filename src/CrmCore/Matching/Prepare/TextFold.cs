namespace CrmCore;

/// <summary>Brings text of any script and case to one plain skeleton: words of a-z and digits with single spaces between them.</summary>
internal static class TextFold
{
    public const int MaxLength = 200;

    private static readonly Dictionary<char, string> Letters = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['е'] = "e", ['ё'] = "e", ['ж'] = "z", ['з'] = "z", ['и'] = "i",
        ['й'] = "i", ['к'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t",
        ['у'] = "u", ['ф'] = "f", ['х'] = "h", ['ц'] = "c", ['ч'] = "c", ['ш'] = "s", ['щ'] = "s", ['ъ'] = "", ['ы'] = "i", ['ь'] = "",
        ['э'] = "e", ['ю'] = "iu", ['я'] = "ia", ['і'] = "i", ['ї'] = "i", ['є'] = "ie", ['ґ'] = "g", ['қ'] = "k", ['ғ'] = "g", ['ң'] = "n",
        ['ұ'] = "u", ['ү'] = "u", ['һ'] = "h", ['ө'] = "o", ['ә'] = "a", ['ў'] = "u",
    };

    /// <summary>Writes the folded text; the answer is its length.</summary>
    public static int Fold(ReadOnlySpan<char> raw, Span<char> folded)
    {
        var length = 0;
        var space = false;
        foreach (var c in raw)
        {
            if (length + 4 > folded.Length || length > MaxLength) break;
            var lower = char.ToLowerInvariant(c);
            if (char.IsAsciiLetterOrDigit(lower)) Put(folded, ref length, ref space, lower);
            else if (Letters.TryGetValue(lower, out var latin))
            {
                foreach (var l in latin) Put(folded, ref length, ref space, l);
            }
            else if (char.IsLetterOrDigit(lower)) Put(folded, ref length, ref space, lower);
            else if (lower is not ('\'' or '’' or 'ʼ' or '`')) space = true;
        }

        return length;
    }

    private static void Put(Span<char> folded, ref int length, ref bool space, char c)
    {
        if (space && length > 0) folded[length++] = ' ';
        space = false;
        folded[length++] = c;
    }

    /// <summary>Joins the spellings of one sound: digraphs become one letter, doubled letters one.</summary>
    public static int Skeleton(Span<char> word)
    {
        var to = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            var one = Sound(c, next, i + 2 < word.Length ? word[i + 2] : '\0', out var used);
            i += used - 1;
            if (one != '\0' && (to == 0 || word[to - 1] != one)) word[to++] = one;
        }

        return to;
    }

    private static char Sound(char c, char next, char third, out int used)
    {
        used = 1;
        switch (c, next)
        {
            case ('s', 'h') or ('c', 'h') or ('z', 'h') or ('k', 'h') or ('p', 'h') or ('t', 's') or ('c', 'z') or ('c', 'k') or ('o', 'u') or ('i', 'e') or ('y', 'e'):
                used = 2;
                if (c == 's' && next == 'h' && third == 'c') used = 3;
                return (c, next) switch { ('s', _) => 's', ('c', 'k') => 'k', ('c', _) or ('t', _) => 'c', ('z', _) => 'z', ('k', _) => 'h', ('p', _) => 'f', ('o', _) => 'u', _ => 'e' };
            case ('y', _) or ('j', _):
                return 'i';
            case ('w', _):
                return 'v';
            case ('q', _):
                return 'k';
            case ('x', _):
                return 'h';
            default:
                return c;
        }
    }
}
