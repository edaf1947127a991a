namespace CrmCore;

/// <summary>
/// Brings the ways to write one sound in Latin letters to one letter: shch, sch, sh, sz → s; tch, ch, ts, tz, cz → c; kh → h; zh → z; ou → u;
/// w → v; ph → f; ck, q → k; y, j → i. Which language a word is of is not known and not asked.
/// </summary>
internal static class LatinClasses
{
    /// <summary>Takes the next sound and adds its class.</summary>
    /// <returns>How many letters were taken, at least one.</returns>
    public static int Take(ReadOnlySpan<char> word, int at, ref SkeletonWriter skeleton)
    {
        var rest = word[at..];
        var c = rest[0];
        switch (c)
        {
            case 's':
                return Sibilant(rest, ref skeleton);
            case 'c':
                return HardOrSoft(word, at, ref skeleton);
            case 't':
                return Dental(rest, ref skeleton);
            case 'x':
                return Cross(word, at, ref skeleton);
            case 'y' or 'j':
                return Glide(word, at, ref skeleton);
            case 'a' or 'o' or 'u':
                return Vowel(rest, ref skeleton);
            case 'h':
                // Sarah is Sara, Fatimah is Fatima.
                if (rest.Length > 1 || at < 3 || word[at - 1] is not ('a' or 'e' or 'o')) skeleton.Add('h');
                return 1;
            default:
                return Consonant(rest, c, ref skeleton);
        }
    }

    private static int Consonant(ReadOnlySpan<char> rest, char c, ref SkeletonWriter skeleton)
    {
        var aspirated = Next(rest, 1) == 'h';
        var sound = c switch
        {
            'k' when aspirated => 'h',
            'p' when aspirated => 'f',
            'w' => 'v',
            'q' => 'k',
            _ => c,
        };
        skeleton.Add(sound);
        return aspirated && "bdgkprwz".Contains(c, StringComparison.Ordinal) ? 2 : 1;
    }

    // schtsch, shch, szcz, tsch are Щ and Ч; sch, shh, sh, sz are Ш.
    private static int Sibilant(ReadOnlySpan<char> rest, ref SkeletonWriter skeleton)
    {
        skeleton.Add('s');
        if (Starts(rest, "schtsch")) return 7;
        if (Starts(rest, "shch") || Starts(rest, "szcz")) return 4;
        if (Starts(rest, "sch") || Starts(rest, "shh")) return 3;
        return Next(rest, 1) is 'h' or 'z' ? 2 : 1;
    }

    private static int Dental(ReadOnlySpan<char> rest, ref SkeletonWriter skeleton)
    {
        var length = Starts(rest, "tsch") ? 4 : Starts(rest, "tch") || Starts(rest, "tsh") ? 3 : Next(rest, 1) is 's' or 'z' or 'c' ? 2 : 0;
        if (length > 0)
        {
            skeleton.Add('c');
            return length;
        }

        skeleton.Add('t');
        return Next(rest, 1) == 'h' ? 2 : 1;
    }

    // Christina is Kristina; Cecilia keeps its c; Victor is Viktor; Petrovic and Cvetkov write ч and ц with it.
    private static int HardOrSoft(ReadOnlySpan<char> word, int at, ref SkeletonWriter skeleton)
    {
        var next = Next(word, at + 1);
        switch (next)
        {
            case 'h' when Next(word, at + 2) is 'r' or 'l':
                skeleton.Add('k');
                return 2;
            case 'h' or 'z':
                skeleton.Add('c');
                return 2;
            case 'k' or 'q':
                skeleton.Add('k');
                return 2;
            case 'c' when Next(word, at + 2) is 'h':
                return 1;
            case 'e' or 'i' or 'y' or 'v':
                skeleton.Add('c');
                return 1;
            case '\0' when at >= 4 && word[(at - 2)..at] is "vi":
                skeleton.Add('c');
                return 1;
            default:
                skeleton.Add('k');
                return 1;
        }
    }

    // x is х for Uzbeks and in some romanisations of Russian, ks for everybody else: told by its neighbours.
    private static int Cross(ReadOnlySpan<char> word, int at, ref SkeletonWriter skeleton)
    {
        if (IsKs(word[..at], word[(at + 1)..]))
        {
            skeleton.Add('k');
            skeleton.Add('s');
        }
        else
        {
            skeleton.Add('h');
        }

        return 1;
    }

    private static bool IsKs(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (before.IsEmpty) return after is ['e', ..];
        var vowelNext = after is ['a' or 'e' or 'i' or 'o' or 'u' or 'y', ..];
        return before[^1] switch
        {
            'e' => vowelNext || after.IsEmpty || before is [.., 'l', 'e'],
            _ when after is ['x' or 's' or 'w', ..] => true,
            _ when after is ['t', 'e' or 'o', ..] => true,
            'y' or 'u' => false,
            'i' => before is [.., 'l', 'i'] && after.IsEmpty || before is [.., 'd' or 'n', 'i'] && after is ['o', ..],
            _ when after.IsEmpty => true,
            'a' => before is ['m', 'a'] && after is ['i' or 'e', ..],
            'o' => before is [.., 'r', 'o'] or ['o'],
            _ => false,
        };
    }

    // Fyodor, Pyotr, Semjon: ё after a consonant is e.
    private static int Glide(ReadOnlySpan<char> word, int at, ref SkeletonWriter skeleton)
    {
        if (at > 0 && Next(word, at + 1) == 'o' && !IsVowel(word[at - 1]))
        {
            skeleton.Add('e');
            return 2;
        }

        skeleton.Add('i');
        return 1;
    }

    // ou is u; Mueller is Müller; but Nikolaev is Nikolayev.
    private static int Vowel(ReadOnlySpan<char> rest, ref SkeletonWriter skeleton)
    {
        if (Next(rest, 1) == 'u' && rest[0] == 'o')
        {
            skeleton.Add('u');
            return 2;
        }

        skeleton.Add(rest[0]);
        return Next(rest, 1) == 'e' && Next(rest, 2) is not ('v' or 'w') and >= 'b' and <= 'z' && !IsVowel(rest[2]) ? 2 : 1;
    }

    private static char Next(ReadOnlySpan<char> word, int at) => at < word.Length ? word[at] : '\0';

    private static bool Starts(ReadOnlySpan<char> rest, string sound) => rest.StartsWith(sound, StringComparison.Ordinal);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'j';
}
