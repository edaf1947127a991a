using System.Text;

namespace CrmCore.Telephony.Asterisk;

/// <summary>The name in a caller id such as <c>"Busy \"Caller\"" &lt;+79031234567&gt;</c>, <c>Alice &lt;100&gt;</c> or <c>100</c>.</summary>
internal static class CallerIdText
{
    public static string? Name(string? callerId)
    {
        var text = callerId?.Trim() ?? string.Empty;
        var number = string.Empty;
        var open = text.LastIndexOf('<');
        if (open >= 0 && text.EndsWith('>'))
        {
            number = text[(open + 1)..^1];
            text = text[..open].TrimEnd();
        }
        else if (!text.StartsWith('"'))
        {
            return null;
        }

        // A long caller id may have been cut before its closing quote.
        if (text.StartsWith('"'))
            text = text[1..];
        if (text.EndsWith('"') && !text.EndsWith("\\\"", StringComparison.Ordinal))
            text = text[..^1];
        var name = Unescape(text).Trim();
        return name.Length == 0 || string.Equals(name, number, StringComparison.Ordinal) ? null : name;
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\\' && index + 1 < text.Length && text[index + 1] is '"' or '\\')
                index++;
            plain.Append(text[index]);
        }

        return plain.ToString();
    }
}
