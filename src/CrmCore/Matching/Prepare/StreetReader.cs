namespace CrmCore;

/// <summary>Takes a street address apart: the words of the street in one field, the numbers of the house in another.</summary>
internal static class StreetReader
{
    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal)
    {
        "ul", "ulica", "st", "str", "street", "ulitsa", "d", "dom", "kv", "kvartira", "apt", "ap", "apartment", "flat", "house", "pr", "prospekt", "pereulok",
        "per", "bld", "korpus", "k", "of", "office", "ofis", "unit", "no", "g", "road", "rd", "avenue", "ave", "av", "bul", "bulvar",
    };

    public static void Read(string cell, FieldSink street, FieldSink? house)
    {
        Span<char> folded = stackalloc char[TextFold.Room];
        Span<char> kept = stackalloc char[TextFold.Room];
        var text = folded[..TextFold.Fold(cell, folded, skeleton: false)];
        var length = 0;
        var numbers = 0;
        foreach (var range in ((ReadOnlySpan<char>)text).Split(' '))
        {
            var word = text[range];
            if (word.Length > 0 && char.IsAsciiDigit(word[0]) && house is { } h)
            {
                if (numbers++ == 0) h.Add(word);
                continue;
            }

            if (Noise.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) continue;
            if (length + NameFolding.MaxLength >= kept.Length) break;
            if (length > 0) kept[length++] = ' ';
            length += NameFolding.FoldLatin(word, kept[length..]);
        }

        if (length > 0) street.Add(kept[..length]);
    }
}
