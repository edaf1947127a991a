using System.Text;
using System.Text.RegularExpressions;

namespace CrmCore.Http;

/// <summary>The beginning of a service's answer in a form that may stand in an error: one line, short, without addresses, numbers or the secret.</summary>
internal static partial class Excerpt
{
    private const int Longest = 300;

    public static string Of(ReadOnlySpan<byte> body, string? secret = null) => Of(Encoding.UTF8.GetString(body[..Math.Min(body.Length, 1024)]), secret);

    public static string Of(string? text, string? secret = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var masked = string.IsNullOrEmpty(secret) ? text : text.Replace(secret, "***", StringComparison.Ordinal);
        masked = Numbers().Replace(Addresses().Replace(masked, "***"), "***");
        var line = string.Join(' ', masked.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        var clean = string.Concat(line.Where(c => !char.IsControl(c)));
        return clean.Length <= Longest ? clean : clean[..Longest] + "…";
    }

    [GeneratedRegex(@"[^\s""'<>:,;@]+@[^\s""'<>:,;@]+", RegexOptions.None, 1000)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\+?\d[\d\s().-]{5,}\d", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
