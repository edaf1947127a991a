namespace CrmCore;

/// <summary>Finds words that mix scripts with letters of the same look, as in <c>ivаn</c> with a Cyrillic <c>а</c>.</summary>
internal static class MixedScripts
{
    [Flags]
    private enum Script
    {
        None = 0,
        Latin = 1,
        Greek = 2,
        Cyrillic = 4,
        Armenian = 8,
    }

    /// <summary>Whether letters of more than one of the Latin, Greek, Cyrillic and Armenian scripts stand in the text.</summary>
    public static bool AreIn(string text)
    {
        var seen = Script.None;
        foreach (var c in text)
        {
            if (char.IsLetter(c)) seen |= Of(c);
        }

        return (seen & (seen - 1)) != Script.None;
    }

    private static Script Of(char c) => c switch
    {
        < '\u0250' => Script.Latin,
        >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF' => Script.Greek,
        >= '\u0400' and <= '\u052F' or >= '\u1C80' and <= '\u1C8F' or >= '\uA640' and <= '\uA69F' => Script.Cyrillic,
        >= '\u0530' and <= '\u058F' => Script.Armenian,
        >= '\u1E00' and <= '\u1EFF' => Script.Latin,
        _ => Script.None,
    };
}
