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
    public static ReadOnlySpan<ushort> GroupsOf(ReadOnlySpan<char> skeleton)
    {
        if (BySkeleton.TryGetValue(skeleton, out var groups)) return groups;
        return skeleton.Length is > 3 and < 24 ? OfDiminutive(skeleton) : default;
    }

    /// <summary>Whether the skeleton is a given name of the lists, or a short form of one.</summary>
    public static bool IsKnown(ReadOnlySpan<char> skeleton) => !GroupsOf(skeleton).IsEmpty;

    /// <summary>Whether two sets of groups have one in common.</summary>
    public static bool Share(ReadOnlySpan<ushort> left, ReadOnlySpan<ushort> right)
    {
        foreach (var group in left)
        {
            if (right.Contains(group)) return true;
        }

        return false;
    }

    private static ReadOnlySpan<ushort> OfDiminutive(ReadOnlySpan<char> skeleton)
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

        return default;
    }

    private static FrozenDictionary<string, ushort[]> Build()
    {
        var groups = new Dictionary<string, List<ushort>>(StringComparer.Ordinal);
        ushort number = 0;
        foreach (var list in NicknameLists.All)
        {
            foreach (var line in list.AsSpan().EnumerateLines())
            {
                foreach (var word in line.Split(' ')) Add(groups, NameFolding.Fold(line[word]), number);
                number++;
            }
        }

        return groups.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, List<ushort>> groups, string skeleton, ushort number)
    {
        if (skeleton.Length == 0) return;
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, skeleton, out _);
        list ??= [];
        if (list.Count == 0 || list[^1] != number) list.Add(number);
    }
}
