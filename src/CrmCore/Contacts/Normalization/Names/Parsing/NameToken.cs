namespace CrmCore;

/// <summary>One word of a name.</summary>
/// <param name="Latin">The word in Latin letters.</param>
/// <param name="Skeleton">Its skeleton, with a woman's ending brought to the man's.</param>
/// <param name="Part">What it is taken for.</param>
/// <param name="HasVowels">Whether its script writes vowels: Arabic and Hebrew leave most out.</param>
internal sealed record NameToken(string Latin, string Skeleton, NamePart Part, bool HasVowels)
{
    private ushort[]? _groups;

    /// <summary>Gets the given names that the word can stand for.</summary>
    public ReadOnlySpan<ushort> Groups => _groups ??= NicknameTable.GroupsOf(NameFolding.Fold(Latin)).ToArray();

    public bool IsInitial => Part == NamePart.Initial;
}
