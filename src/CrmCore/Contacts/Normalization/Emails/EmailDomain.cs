using System.Text;

namespace CrmCore;

/// <summary>Judges the part of an address after the @ and brings it to ASCII in lower case.</summary>
internal static class EmailDomain
{
    private const int MaxLabel = 63;
    private const int MaxLength = 253;
    private const string AsciiMark = "xn--";

    /// <summary>Gives the domain in ASCII, or null when no mail could be sent there.</summary>
    public static string? Read(string text)
    {
        var domain = Lower(CanonicalCompositions.Compose(text)).Replace('。', '.').Replace('｡', '.');
        if (domain.Length is 0 or > MaxLength) return null;
        var labels = domain.Split('.');
        if (labels.Length < 2) return null;
        for (var i = 0; i < labels.Length; i++)
        {
            if (Label(labels[i]) is not { } label) return null;
            labels[i] = label;
        }

        return labels[^1].AsSpan().ContainsAnyExceptInRange('0', '9') ? string.Join('.', labels) : null;
    }

    private static string? Label(string label)
    {
        if (!IsLabel(label)) return null;
        if (label.StartsWith(AsciiMark, StringComparison.Ordinal)) return IsAsciiForm(label) ? label : null;
        if (Ascii.IsValid(label)) return label;
        var ascii = AsciiMark + Punycode.Encode(label);
        return ascii.Length <= MaxLabel && !MixedScripts.AreIn(label) ? ascii : null;
    }

    // Only the form that this code would write itself is taken: a second form of the same name would be a second key.
    private static bool IsAsciiForm(string label) =>
        Punycode.Decode(label[AsciiMark.Length..]) is { } name
        && !Ascii.IsValid(name)
        && IsLabel(name)
        && !MixedScripts.AreIn(name)
        && string.Equals(Lower(CanonicalCompositions.Compose(name)), name, StringComparison.Ordinal)
        && string.Equals(AsciiMark + Punycode.Encode(name), label, StringComparison.Ordinal);

    private static bool IsLabel(string label)
    {
        if (label.Length is 0 or > MaxLabel || label[0] == '-' || label[^1] == '-') return false;
        foreach (var rune in label.EnumerateRunes())
        {
            if (!(rune.IsAscii ? char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == '-' : EmailText.IsLetterMarkOrDigit(rune))) return false;
        }

        return true;
    }

    // Names of domains keep their final sigma, and İ its dot: they are other names without.
    private static string Lower(string text) => text.Replace("İ", "i\u0307", StringComparison.Ordinal).ToLowerInvariant();
}
