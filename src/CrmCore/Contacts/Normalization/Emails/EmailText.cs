using System.Globalization;
using System.Text;

namespace CrmCore;

/// <summary>Cuts an e-mail address out of what was written, and judges the part before the @.</summary>
internal static class EmailText
{
    private const string Scheme = "mailto:";
    private const string AfterAddress = " ;,.";

    /// <summary>Gives the address without display name, brackets, scheme, quotes and trailing signs.</summary>
    public static string Extract(ReadOnlySpan<char> raw)
    {
        var text = Visible(raw).AsSpan().Trim();
        var open = text.LastIndexOf('<');
        var close = text.LastIndexOf('>');
        if (open >= 0 && close > open && text[(close + 1)..].Trim(AfterAddress).IsEmpty) text = text[(open + 1)..close].Trim();
        if (text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            text = text[Scheme.Length..];
            var query = text.IndexOf('?');
            if (query >= 0) text = text[..query];
        }

        text = text.Trim();
        if (text is ['"', .., '"'] or ['\'', .., '\'']) text = text[1..^1];
        return text.TrimStart().TrimEnd(AfterAddress).ToString();
    }

    /// <summary>Whether this can stand before the @: words of letters, digits and signs with single dots between them, in one script.</summary>
    public static bool IsLocalPart(string local)
    {
        if (local.Length == 0 || local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)) return false;
        foreach (var rune in local.EnumerateRunes())
        {
            if (!(rune.IsAscii ? IsAsciiText((char)rune.Value) : IsLetterMarkOrDigit(rune))) return false;
        }

        return !MixedScripts.AreIn(local);
    }

    /// <summary>Lower case, letter by letter and the same in every culture.</summary>
    public static string Lower(string text) => string.Create(text.Length, text, static (lower, source) =>
    {
        for (var i = 0; i < lower.Length; i++)
        {
            lower[i] = source[i] switch
            {
                'İ' => 'i',
                'ς' => 'σ',
                var c => char.ToLowerInvariant(c),
            };
        }
    });

    /// <summary>Whether a character outside ASCII may stand in a name.</summary>
    public static bool IsLetterMarkOrDigit(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;

    private static bool IsAsciiText(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal);

    // Marks without a picture come along when text is copied; wide forms come from East Asian keyboards; odd spaces are spaces.
    private static string Visible(ReadOnlySpan<char> raw)
    {
        var visible = new StringBuilder(raw.Length);
        foreach (var c in raw)
        {
            if (c is >= '\uFF01' and <= '\uFF5E') visible.Append((char)(c - 0xFEE0));
            else if (c < '\u0080') visible.Append(c);
            else if (char.IsWhiteSpace(c)) visible.Append(' ');
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format) visible.Append(c);
        }

        return visible.ToString();
    }
}
