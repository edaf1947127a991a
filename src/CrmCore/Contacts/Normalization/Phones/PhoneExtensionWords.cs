namespace CrmCore;

/// <summary>Words for "extension" that numbering plans do not know, in the languages where they are written.</summary>
internal static class PhoneExtensionWords
{
    private const int MostDigits = 6;

    private static readonly string[] Words =
        ["добавочный", "добав", "доб", "внутренний", "внутр", "вн", "dahili", "dah", "interne", "interno", "poste", "durchwahl", "dw", "ramal", "wewnętrzny", "wewn", "wew", "linka", "klapka", "toestel", "tst", "mellék", "dodatkowy", "іншій", "внутрішній", "қосымша", "extensão", "extension", "anknytning", "alanumero"];

    /// <summary>Gives the number with its extension written as <c>;ext=</c>, or null when no such word stands before the last digits.</summary>
    public static string? ToUri(ReadOnlySpan<char> text)
    {
        if (text.Length > PhoneText.MaxLength) return null;
        var end = text.TrimEnd(" .)]").Length;
        var start = end;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        if (start == end || end - start > MostDigits) return null;
        var lead = text[..start].TrimEnd(" .:№#");
        foreach (var word in Words)
        {
            if (!lead.EndsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            var number = lead[..^word.Length].TrimEnd(" ,(.[-");
            return number.IsEmpty ? null : $"{number};ext={text[start..end]}";
        }

        return null;
    }
}
