namespace CrmCore;

/// <summary>
/// Folds a word of a name, in any script and romanisation, to a skeleton of plain letters: Юлия, Yuliya, Iuliia, Julija and Iouliia give the
/// same. Equal skeletons are a strong hint, not a proof. The same in every globalization mode.
/// </summary>
internal static class NameFolding
{
    /// <summary>Raised with each change that gives some word another skeleton.</summary>
    public const int Version = 1;

    /// <summary>The longest skeleton. What comes after is not looked at: no name is that long.</summary>
    public const int MaxLength = 64;

    // A digraph may be four letters, and a doubled letter costs two: enough for a skeleton of full length.
    private const int LatinLength = 3 * MaxLength;

    /// <summary>Writes the skeleton of one word.</summary>
    /// <param name="token">The word; signs and spaces in it are dropped.</param>
    /// <param name="destination">Where to; <see cref="MaxLength"/> characters are always enough.</param>
    /// <returns>The length of the skeleton; 0 when there is no letter and no digit.</returns>
    public static int Fold(ReadOnlySpan<char> token, Span<char> destination)
    {
        if (token.Length > LatinLength) token = token[..LatinLength];
        Span<char> latin = stackalloc char[LatinLength];
        return FoldLatin(latin[..LatinLetters.Write(token, latin)], destination);
    }

    /// <summary>Gives the skeleton of one word.</summary>
    public static string Fold(ReadOnlySpan<char> token)
    {
        Span<char> skeleton = stackalloc char[MaxLength];
        return skeleton[..Fold(token, skeleton)].ToString();
    }

    /// <summary>Writes the skeleton of a word that <see cref="LatinLetters"/> wrote.</summary>
    public static int FoldLatin(ReadOnlySpan<char> latin, Span<char> destination)
    {
        var skeleton = new SkeletonWriter(destination.Length > MaxLength ? destination[..MaxLength] : destination);
        for (var at = 0; at < latin.Length;) at += LatinClasses.Take(latin, at, ref skeleton);
        return skeleton.Length;
    }
}
