namespace CrmCore;

/// <summary>One word of a name.</summary>
/// <param name="Latin">The word in Latin letters.</param>
/// <param name="Folded">Its skeleton.</param>
/// <param name="Skeleton">Its skeleton, with a woman's ending brought to the man's.</param>
/// <param name="Part">What it is taken for.</param>
/// <param name="HasVowels">Whether its script writes vowels: Arabic and Hebrew leave most out.</param>
internal sealed record NameToken(string Latin, string Folded, string Skeleton, NamePart Part, bool HasVowels)
{
    private ushort[]? _groups;

    /// <summary>Gets the given names that the word can stand for.</summary>
    public ReadOnlySpan<ushort> Groups => _groups ??= NicknameTable.Find(Folded);

    public bool IsInitial => Part == NamePart.Initial;

    /// <summary>Gets a value indicating whether the word is the name of the bearer's father: a patronymic, or what follows "bin".</summary>
    public bool IsFather { get; init; }

    /// <summary>Gets the skeletons of the small words right before this one, or null: "dela" in De la Cruz, who is Delacruz elsewhere.</summary>
    public string? Before { get; init; }

    /// <summary>Gets a value indicating whether the word has the ending of a woman's surname.</summary>
    public bool IsFeminine => Part != NamePart.Patronymic && Skeleton.Length != Folded.Length;

    /// <summary>Whether the word, small words before it included, is that word.</summary>
    public bool IsWith(NameToken other) =>
        Before is { } small && other.Skeleton.Length == small.Length + Skeleton.Length
        && other.Skeleton.StartsWith(small, StringComparison.Ordinal) && other.Skeleton.EndsWith(Skeleton, StringComparison.Ordinal);
}
