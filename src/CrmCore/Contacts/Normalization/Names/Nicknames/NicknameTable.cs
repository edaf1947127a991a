using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>
/// Which names may stand for one given name: Саша for Александр and for Александра, Bill for William, Juan for John. A short form can
/// belong to several names, so the relation does not carry over: Александр and Александра stay apart.
/// </summary>
internal static class NicknameTable
{
    // Endings that make any short form smaller, by their skeletons: Светочка, Настенька, Ванюша, Сашка, Никитос.
    private static readonly string[] Diminutives =
        ["ulencka", "icka", "ocka", "ecka", "encka", "encik", "enka", "onka", "inka", "uska", "iuska", "iusa", "usa", "ula", "ulia", "unia", "cik", "ik", "ok", "ek", "os", "on", "ka", "an", "oha"];

    private static readonly string[] Restored = ["", "a", "ia", "i", "ei"];

    private static readonly FrozenDictionary<string, ushort[]> Groups = Build();
    private static readonly FrozenDictionary<string, ushort[]>.AlternateLookup<ReadOnlySpan<char>> BySkeleton =
        Groups.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Gives the groups of names a skeleton belongs to; none for a word that is no known given name.</summary>
    public static ReadOnlySpan<ushort> GroupsOf(ReadOnlySpan<char> skeleton) => Find(skeleton);

    /// <summary>Gives the same without a copy, to be kept; not to be written to.</summary>
    public static ushort[] Find(ReadOnlySpan<char> skeleton)
    {
        if (BySkeleton.TryGetValue(skeleton, out var groups)) return groups;
        return skeleton.Length is > 3 and < 24 ? OfDiminutive(skeleton) : [];
    }

    /// <summary>Whether the skeleton stands in the lists itself.</summary>
    public static bool IsListed(ReadOnlySpan<char> skeleton) => BySkeleton.ContainsKey(skeleton);

    /// <summary>Whether two sets of groups have one in common.</summary>
    public static bool Share(ReadOnlySpan<ushort> left, ReadOnlySpan<ushort> right)
    {
        foreach (var group in left)
        {
            if (right.Contains(group)) return true;
        }

        return false;
    }

    private static ushort[] OfDiminutive(ReadOnlySpan<char> skeleton)
    {
        Span<char> whole = stackalloc char[32];
        foreach (var ending in Diminutives)
        {
            if (skeleton.Length - ending.Length < 2 || !skeleton.EndsWith(ending, StringComparison.Ordinal)) continue;
            var stem = skeleton[..^ending.Length];
            stem.CopyTo(whole);
            foreach (var restored in Restored)
            {
                restored.CopyTo(whole[stem.Length..]);
                if (BySkeleton.TryGetValue(whole[..(stem.Length + restored.Length)], out var groups)) return groups;
            }
        }

        return [];
    }

    private static FrozenDictionary<string, ushort[]> Build()
    {
        var groups = new Dictionary<string, List<ushort>>(StringComparer.Ordinal);
        var fullNames = FullNames();
        ushort number = 0;
        foreach (var list in NicknameLists.All)
        {
            foreach (var line in list.AsSpan().EnumerateLines())
            {
                AddLine(groups, fullNames, line, number++);
            }
        }

        foreach (var name in NicknameLists.Others.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)) Add(groups, NameFolding.Fold(name), number++);
        return groups.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    // A short form that merely folds to the same letters as another full name does not make its bearer a namesake: Маря is not Мария.
    private static void AddLine(Dictionary<string, List<ushort>> groups, Dictionary<string, HashSet<string>> fullNames, ReadOnlySpan<char> line, ushort number)
    {
        string? own = null;
        foreach (var word in line.Split(' '))
        {
            var skeleton = NameFolding.Fold(line[word]);
            own ??= skeleton;
            if (skeleton != own && fullNames.TryGetValue(skeleton, out var spellings) && !spellings.Contains(LatinLetters.Write(line[word]))) continue;
            Add(groups, skeleton, number);
        }
    }

    private static Dictionary<string, HashSet<string>> FullNames()
    {
        var names = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var list in NicknameLists.All)
        {
            foreach (var line in list.AsSpan().EnumerateLines())
            {
                var end = line.IndexOf(' ');
                var name = end < 0 ? line : line[..end];
                ref var spellings = ref CollectionsMarshal.GetValueRefOrAddDefault(names, NameFolding.Fold(name), out _);
                (spellings ??= new(StringComparer.Ordinal)).Add(LatinLetters.Write(name));
            }
        }

        return names;
    }

    private static void Add(Dictionary<string, List<ushort>> groups, string skeleton, ushort number)
    {
        if (skeleton.Length == 0) return;
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, skeleton, out _);
        list ??= [];
        if (list.Count == 0 || list[^1] != number) list.Add(number);
    }
}
