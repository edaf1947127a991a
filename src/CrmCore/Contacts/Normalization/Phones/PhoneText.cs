using System.Globalization;

namespace CrmCore;

/// <summary>Cuts the phone number out of what was written and brings it to plain digits.</summary>
internal static class PhoneText
{
    /// <summary>Longer values are not phone numbers.</summary>
    public const int MaxLength = 250;

    /// <summary>More digits than any number with its prefixes can have.</summary>
    public const int MaxDigits = 48;

    private const int MinDigits = 3;
    private const int MinVanityLetters = 3;
    private const string Keypad = "22233344455566677778889999";
    private const string Context = ";phone-context=";

    /// <summary>Reads the digits, whether a plus stood before them, and the extension.</summary>
    /// <returns>The number of digits, or 0 when the text does not look like one phone number.</returns>
    public static int Read(ReadOnlySpan<char> raw, Span<char> digits, out bool international, out string? extension)
    {
        international = false;
        extension = null;
        if (raw.Length > MaxLength) return 0;
        Span<char> buffer = stackalloc char[MaxLength];
        Span<char> joined = stackalloc char[MaxLength];
        ReadOnlySpan<char> text = Candidate(WithContext(buffer[..Fold(raw, buffer)], joined));

        var suffix = PhoneExtension.Find(text, out var extensionDigits);
        if (suffix >= 0 && LooksLikeNumber(text[..suffix]))
        {
            extension = extensionDigits.ToString();
            text = text[..suffix];
        }
        else if (!LooksLikeNumber(text))
        {
            return 0;
        }

        international = text[0] == '+';
        return Digits(text, digits);
    }

    // Other scripts' digits, wide forms, dashes and spaces become ASCII; invisible marks go.
    private static int Fold(ReadOnlySpan<char> raw, Span<char> text)
    {
        var length = 0;
        foreach (var c in raw)
        {
            var folded = c < '\u0080' && c != '\t' ? c : Fold(c);
            if (folded != '\0') text[length++] = folded;
        }

        return length;
    }

    private static char Fold(char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E') return (char)(c - 0xFEE0);
        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.DecimalDigitNumber:
                return (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
            case UnicodeCategory.DashPunctuation:
                return '-';
            case UnicodeCategory.SpaceSeparator:
                return ' ';
            case UnicodeCategory.Format:
                return '\0';
        }

        return c switch
        {
            '\u2212' or '\u30FC' => '-',
            '\u2053' or '\u223C' => '~',
            '\t' => ' ',
            _ => c,
        };
    }

    // tel:863-1234;phone-context=+1-914-555 : the context stands before the number. Other parameters of the URI say nothing of the number.
    private static ReadOnlySpan<char> WithContext(ReadOnlySpan<char> text, Span<char> joined)
    {
        var subaddress = text.IndexOf(";isub=", StringComparison.Ordinal);
        if (subaddress > 0) text = text[..subaddress];
        var mark = text.IndexOf(Context, StringComparison.Ordinal);
        if (mark < 0) return text;
        var context = text[(mark + Context.Length)..];
        var end = context.IndexOf(';');
        if (end >= 0) context = context[..end];
        var scheme = text.IndexOf("tel:", StringComparison.Ordinal);
        var number = text[(scheme >= 0 && scheme < mark ? scheme + 4 : 0)..mark];
        if (context.IsEmpty || context[0] != '+') return number;
        context.CopyTo(joined);
        number.CopyTo(joined[context.Length..]);
        return joined[..(context.Length + number.Length)];
    }

    // From the first plus or digit up to the last letter, digit or hash; "/ x" begins a second number.
    private static ReadOnlySpan<char> Candidate(ReadOnlySpan<char> text)
    {
        var start = text.IndexOfAnyInRange('0', '9');
        var plus = text.IndexOf('+');
        if (plus >= 0 && (start < 0 || plus < start)) start = plus;
        if (start < 0) return default;
        text = text[start..];
        var length = text.Length;
        while (length > 0 && !char.IsLetterOrDigit(text[length - 1]) && text[length - 1] != '#') length--;
        text = text[..length];
        for (var slash = text.IndexOfAny('/', '\\'); slash >= 0;)
        {
            if (text[(slash + 1)..].TrimStart(' ') is ['x', ..]) return text[..slash];
            var next = text[(slash + 1)..].IndexOfAny('/', '\\');
            slash = next < 0 ? -1 : slash + 1 + next;
        }

        return text;
    }

    // Pluses, then at least three digits with punctuation among them, then also letters (vanity numbers); or two digits alone.
    private static bool LooksLikeNumber(ReadOnlySpan<char> text)
    {
        if (text is [>= '0' and <= '9', >= '0' and <= '9']) return true;
        var position = 0;
        while (position < text.Length && text[position] == '+') position++;
        var digits = 0;
        foreach (var c in text[position..])
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (!IsPunctuation(c) && (digits < MinDigits || !char.IsAsciiLetter(c))) return false;
        }

        return digits >= MinDigits;
    }

    private static bool IsPunctuation(char c) => c is '-' or 'x' or 'X' or ' ' or '(' or ')' or '.' or '[' or ']' or '/' or '~' or '*';

    private static int Digits(ReadOnlySpan<char> text, Span<char> digits)
    {
        var letters = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetter(c)) letters++;
        }

        var count = 0;
        foreach (var c in text)
        {
            var digit = letters >= MinVanityLetters && char.IsAsciiLetter(c) ? Keypad[(c | 0x20) - 'a'] : c;
            if (!char.IsAsciiDigit(digit)) continue;
            if (count == digits.Length) return 0;
            digits[count++] = digit;
        }

        return count;
    }
}
