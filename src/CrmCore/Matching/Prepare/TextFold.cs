namespace CrmCore;

/// <summary>Brings text of any script to plain lower-case words with single spaces between them.</summary>
internal static class TextFold
{
    /// <summary>What comes after is not looked at.</summary>
    public const int MaxLength = 200;

    /// <summary>How long a destination must be.</summary>
    public const int Room = MaxLength + NameFolding.MaxLength + 1;

    /// <summary>Writes the words of a text.</summary>
    /// <param name="raw">Any text.</param>
    /// <param name="folded">Where to: <see cref="Room"/> characters.</param>
    /// <param name="skeleton">Whether words become skeletons, which are equal in all scripts and spellings, or only Latin letters.</param>
    /// <returns>The length.</returns>
    public static int Fold(ReadOnlySpan<char> raw, Span<char> folded, bool skeleton)
    {
        var length = 0;
        for (var at = 0; at < raw.Length && length < MaxLength;)
        {
            if (!IsInWord(raw[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < raw.Length && IsInWord(raw[end])) end++;
            length += Word(raw[at..end], folded[length..], skeleton, length > 0);
            at = end;
        }

        return length;
    }

    private static int Word(ReadOnlySpan<char> word, Span<char> to, bool skeleton, bool space)
    {
        var at = space ? 1 : 0;
        if (word.Length > NameFolding.MaxLength) word = word[..NameFolding.MaxLength];
        var room = to.Slice(at, NameFolding.MaxLength);
        var length = skeleton ? NameFolding.Fold(word, room) : LatinLetters.Write(word, room);
        if (length == 0) return 0;
        if (space) to[0] = ' ';
        return at + length;
    }

    private static bool IsInWord(char c) => c < '\u0080'
        ? char.IsAsciiLetterOrDigit(c) || c is '\'' or '`'
        : char.IsLetterOrDigit(c) || c is '\u2019' or '\u02BC' or '\u02B9' || char.GetUnicodeCategory(c) is
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format;
}
