namespace CrmCore;

/// <summary>Tells what the text of a cell looks like, without knowing its column.</summary>
internal static class CellShape
{
    /// <summary>No cell is looked at beyond this: what it is shows earlier.</summary>
    private const int Enough = 256;

    public static CellKind Of(ReadOnlySpan<char> cell)
    {
        var text = cell[..Math.Min(cell.Length, Enough)].Trim();
        if (text.IsEmpty) return CellKind.Empty;
        if (IsYesNo(text)) return CellKind.YesNo;
        if (DateShape.Is(text, out var time)) return time ? CellKind.Moment : CellKind.Date;
        if (IsMessenger(text)) return CellKind.Messenger;
        if (IsEmail(text)) return CellKind.Email;
        if (IsUrl(text)) return CellKind.Url;
        return Digits(text);
    }

    public static bool IsEmail(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        return at > 0 && text[(at + 1)..].Contains('.') && !text[..at].Contains(' ') && !text.Contains('/');
    }

    private static CellKind Digits(ReadOnlySpan<char> text)
    {
        int digits = 0, letters = 0, spaces = 0, marks = 0, others = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c)) digits++;
            else if (char.IsLetter(c)) letters++;
            else if (c is ' ' or '\u00A0') spaces++;
            else if (c is '+' or '-' or '(' or ')' or '.' or '/' or ',' or ';') marks++;
            else if (c is '\'' or '’' or '`' or '‘') continue;
            else others++;
        }

        if (letters == 0 && digits > 0) return Figures(text, digits, spaces, marks, others);
        if (digits == 0 && letters > 0) return Words(text, letters, spaces, others);
        if (digits >= 7 && letters <= 6 && digits > letters && (text[0] is '+' or '(' || spaces + marks > 1)) return CellKind.Phone;
        return digits > 0 && spaces == 0 ? CellKind.Code : CellKind.Text;
    }

    private static CellKind Figures(ReadOnlySpan<char> text, int digits, int spaces, int marks, int others)
    {
        if (others > 0) return digits >= 7 && others < 3 ? CellKind.Phone : CellKind.Text;
        if (marks == 0 && spaces == 0) return digits is >= 10 and <= 15 ? CellKind.Phone : CellKind.Number;
        if (text[0] is '+' or '(') return digits >= 7 ? CellKind.Phone : CellKind.Text;
        if (marks == 1 && text.LastIndexOfAny('.', ',') is > 0 and var point && text.Length - point <= 3) return CellKind.Decimal;
        if (text[0] is '-' && marks == 1) return CellKind.Number;
        return digits is >= 6 and <= 40 ? CellKind.Phone : CellKind.Text;
    }

    private static CellKind Words(ReadOnlySpan<char> text, int letters, int spaces, int others)
    {
        if (text.Length == 2 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1])) return CellKind.TwoLetters;
        if (others > 1 || letters > 60) return CellKind.Text;
        return spaces switch
        {
            0 when !text.Contains(',') => CellKind.Word,
            >= 1 and <= 3 => CellKind.Words,
            _ => CellKind.Text,
        };
    }

    private static bool IsMessenger(ReadOnlySpan<char> text) =>
        (text[0] == '@' && text.Length > 3 && !text[1..].Contains('@') && !text.Contains(' '))
        || text.Contains("t.me/", StringComparison.OrdinalIgnoreCase) || text.Contains("wa.me/", StringComparison.OrdinalIgnoreCase)
        || text.Contains("telegram", StringComparison.OrdinalIgnoreCase) || text.Contains("vk.com/", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("whatsapp:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("tg:", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("viber:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("skype:", StringComparison.OrdinalIgnoreCase);

    private static bool IsUrl(ReadOnlySpan<char> text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    private static bool IsYesNo(ReadOnlySpan<char> text) => text.Length <= 5 && text switch
    {
        _ when text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase) => true,
        _ when text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text.Equals("no", StringComparison.OrdinalIgnoreCase) => true,
        _ => text is "да" or "нет" or "Да" or "Нет" or "ДА" or "НЕТ" or "так" or "ні" or "ja" or "nein" or "Ja" or "Nein" or "oui" or "non" or "sí",
    };
}
