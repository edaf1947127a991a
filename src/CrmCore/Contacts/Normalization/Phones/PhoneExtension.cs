namespace CrmCore;

/// <summary>Finds an extension at the end of a folded phone number: <c>;ext=12</c>, <c>ext. 12</c>, <c>доб. 12</c>, <c>x12</c>, <c>#12</c>, <c>,,12#</c>.</summary>
internal static class PhoneExtension
{
    // The surer the label, the more digits may follow it.
    private const int AfterLabel = 20;
    private const int AfterDialling = 15;
    private const int AfterSign = 9;
    private const int Unlabelled = 6;

    private const string Uri = ";ext=";

    private static readonly string[] Signs = ["int", "x", "#", "~"];

    /// <summary>Gives where the extension with all that belongs to it begins, or -1 when there is none.</summary>
    public static int Find(ReadOnlySpan<char> text, out ReadOnlySpan<char> digits)
    {
        var hash = text is [.., '#'];
        var end = hash ? text.Length - 1 : text.Length;
        var start = end;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        digits = text[start..end];
        if (start == 0 || start == end) return -1;

        // Without one of these there is no label: the common case.
        var before = text[..start];
        if (!hash && !HasMark(before)) return -1;
        for (var at = 0; at < start; at++)
        {
            if (digits.Length <= Limit(before[at..], hash)) return at;
        }

        return -1;
    }

    private static bool HasMark(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is '#' or '~' or ';' or ',' || char.IsLetter(c)) return true;
        }

        return false;
    }

    // How many digits may follow when all of this is what leads to an extension; 0 when it is not.
    private static int Limit(ReadOnlySpan<char> lead, bool hash)
    {
        if (lead.Equals(Uri, StringComparison.OrdinalIgnoreCase)) return hash ? 0 : AfterLabel;
        var label = lead.TrimStart(" ,");
        var labelled = LabelLength(label);
        if (labelled > 0 && IsGap(label[labelled..])) return AfterLabel;

        var dialling = lead.TrimStart(' ');
        if (dialling is [';', ..] && IsGap(dialling[1..])) return AfterDialling;
        if (dialling is [',', ',', ..] && IsGap(dialling[2..])) return AfterDialling;
        foreach (var sign in Signs)
        {
            if (Starts(label, sign) && IsGap(label[sign.Length..])) return AfterSign;
        }

        if (dialling is [',', ..] && IsGap(dialling.TrimStart(','))) return AfterSign;
        return hash && lead.TrimStart("- ").IsEmpty ? Unlabelled : 0;
    }

    // ext, xt, extn, extension, extensión (its accent may be a character of its own), доб, anexo
    private static int LabelLength(ReadOnlySpan<char> text)
    {
        if (Starts(text, "доб")) return "доб".Length;
        if (Starts(text, "anexo")) return "anexo".Length;
        var length = text is ['e' or 'E', ..] ? 1 : 0;
        if (!Starts(text[length..], "xt")) return 0;
        length += "xt".Length;
        if (Starts(text[length..], "ensió") || Starts(text[length..], "ensio")) length += "ensio".Length;
        if (text[length..] is ['\u0301', ..]) length++;
        return text[length..] is ['n' or 'N', ..] ? length + 1 : length;
    }

    private static bool Starts(ReadOnlySpan<char> text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    // A full stop or colon may stand after the label, then spaces, commas and dashes.
    private static bool IsGap(ReadOnlySpan<char> text) => (text is ['.' or ':', ..] ? text[1..] : text).TrimStart(" ,-").IsEmpty;
}
