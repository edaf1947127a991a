namespace CrmCore;

/// <summary>
/// A word in two scripts is nearly always one word typed on the wrong keyboard for a letter or two. The script with more letters is taken
/// for meant, and letters of the other that look the same are read as its own.
/// </summary>
internal static class LookAlikes
{
    private const string Latin = "aceopxykmtbhiABCEHKMOPTXYI";
    private const string Cyrillic = "асеорхукмтвніАВСЕНКМОРТХУІ";

    internal enum Script
    {
        /// <summary>Nothing to settle.</summary>
        One,
        Latin,
        Cyrillic,
    }

    /// <summary>Gives the script to settle on, or One when the word is not mixed of Latin and Cyrillic.</summary>
    public static Script MainScript(ReadOnlySpan<char> word)
    {
        int latin = 0, cyrillic = 0;
        foreach (var c in word)
        {
            if (char.IsAsciiLetter(c)) latin++;
            else if (c is >= '\u0400' and <= '\u052F') cyrillic++;
        }

        if (latin == 0 || cyrillic == 0) return Script.One;
        return latin > cyrillic ? Script.Latin : Script.Cyrillic;
    }

    /// <summary>Gives the letter of the script that was meant.</summary>
    public static char Settle(char c, Script script) => script switch
    {
        Script.Cyrillic when char.IsAsciiLetter(c) => Counterpart(c, Latin, Cyrillic),
        Script.Latin when c >= '\u0400' => Counterpart(c, Cyrillic, Latin),
        _ => c,
    };

    private static char Counterpart(char c, string from, string to)
    {
        var at = from.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? c : to[at];
    }
}
