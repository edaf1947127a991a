namespace CrmCore;

/// <summary>Endings of Slavic and neighbouring names, read from skeletons: so Иванова, Ivanova and Iwanowa are one case.</summary>
internal static class NameEndings
{
    private static readonly (string Woman, string Man)[] Surnames =
        [("skaia", "ski"), ("ckaia", "cki"), ("skaa", "ski"), ("ska", "ski"), ("cka", "cki"), ("ova", "ov"), ("eva", "ev"), ("ina", "in")];

    private static readonly (string Woman, string Man)[] Patronymics =
        [("ovna", "ovic"), ("evna", "evic"), ("ivna", "ovic"), ("inicna", "ic"), ("icna", "ic")];

    private static readonly string[] Men = ["ovic", "evic", "iovic", "ilic", "kuzmic", "fomic", "lukic"];

    // Endings that few other words have: enough to know a surname by.
    private static readonly string[] SlavicEndings = ["ov", "ev", "in", "ski", "cki", "enko"];

    private static readonly string[] SurnameEndings =
        ["ov", "ev", "in", "ski", "cki", "enko", "ian", "iants", "svili", "dze", "iani", "uk", "iuk", "cuk", "ak", "son", "sen", "ic", "ko", "vili", "ez", "berg", "man", "stein"];

    /// <summary>Gives the man's form of a surname; other words stay.</summary>
    public static string Masculine(string skeleton)
    {
        foreach (var (woman, man) in Surnames)
        {
            if (skeleton.Length > woman.Length + 2 && skeleton.EndsWith(woman, StringComparison.Ordinal))
            {
                return NicknameTable.IsListed(skeleton) ? skeleton : string.Concat(skeleton.AsSpan(0, skeleton.Length - woman.Length), man);
            }
        }

        return skeleton;
    }

    /// <summary>Gives the man's form of a patronymic, or null when the word is none.</summary>
    public static string? Patronymic(string skeleton, bool certain)
    {
        foreach (var (woman, man) in Patronymics)
        {
            if (skeleton.Length > woman.Length + 1 && skeleton.EndsWith(woman, StringComparison.Ordinal))
            {
                return string.Concat(skeleton.AsSpan(0, skeleton.Length - woman.Length), man);
            }
        }

        if (certain) return null;
        foreach (var man in Men)
        {
            // Семёнович and Янкович: a surname too. Only a third word is taken for a patronymic.
            if (skeleton.Length >= man.Length && skeleton.EndsWith(man, StringComparison.Ordinal)) return skeleton;
        }

        return null;
    }

    /// <summary>Whether a word ends as surnames do.</summary>
    public static bool LooksLikeSurname(string skeleton) => EndsWith(skeleton, SurnameEndings);

    /// <summary>Whether a word ends as only Slavic surnames do.</summary>
    public static bool IsSlavicSurname(string skeleton) => EndsWith(skeleton, SlavicEndings);

    private static bool EndsWith(string skeleton, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (skeleton.Length > ending.Length + 1 && skeleton.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
