namespace CrmCore;

/// <summary>What is left of a word without vowels and half-vowels: the only part that Arabic and Hebrew spelling keeps for certain.</summary>
internal static class ConsonantSkeleton
{
    public static string Of(ReadOnlySpan<char> latin)
    {
        Span<char> skeleton = stackalloc char[NameFolding.MaxLength];
        Span<char> kept = stackalloc char[NameFolding.MaxLength];
        var length = NameFolding.Fold(latin, skeleton);
        var count = 0;
        foreach (var c in skeleton[..length])
        {
            var letter = c switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' or 'v' => '\0',
                'k' or 'c' or 'g' or 'h' => 'k',
                'p' or 'b' => 'b',
                _ => c,
            };
            if (letter != '\0' && (count == 0 || kept[count - 1] != letter)) kept[count++] = letter;
        }

        return kept[..count].ToString();
    }
}
