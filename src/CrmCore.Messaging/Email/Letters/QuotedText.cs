namespace CrmCore.Messaging;

/// <summary>Tells what somebody wrote from the earlier letters below it, where the form leaves no doubt.</summary>
internal static class QuotedText
{
    private const int LongestIntroduction = 300;
    private const int LongestLastWord = 20;

    // How Outlook parts an answer from the letter that it answers; forwarded letters have other lines, and are what was meant to be read.
    private static readonly string[] Partings = ["Original Message", "Исходное сообщение"];

    /// <summary>The text without the earlier letters at its end; answers between quoted lines stay, with the lines.</summary>
    /// <param name="text">The text, with LF.</param>
    /// <returns>The writer's own words; all of it where nothing else would be left.</returns>
    public static string Remove(string text)
    {
        var lines = text.Split('\n');
        var parting = Array.FindIndex(lines, IsParting);
        var end = WithoutQuotes(lines, parting < 0 ? lines.Length : parting);
        var own = string.Join('\n', lines.AsSpan(0, end)!).TrimEnd();
        return string.IsNullOrWhiteSpace(own) ? text : own;
    }

    private static bool IsParting(string line) =>
        line.StartsWith("--", StringComparison.Ordinal) && Partings.Contains(line.Trim('-', ' ', '\r'), StringComparer.OrdinalIgnoreCase);

    private static int WithoutQuotes(string[] lines, int end)
    {
        var first = end;
        for (var i = end - 1; i >= 0 && (IsQuoted(lines[i]) || string.IsNullOrWhiteSpace(lines[i])); i--)
        {
            if (IsQuoted(lines[i]))
                first = i;
        }

        return first == end ? end : WithoutIntroduction(lines, first);
    }

    private static bool IsQuoted(string line) => line.StartsWith('>');

    /// <summary>Leaves out "On 12 October Ivan wrote:" above the quote: a line with a number and a colon at its end, or two such lines.</summary>
    private static int WithoutIntroduction(string[] lines, int end)
    {
        var last = end - 1;
        while (last >= 0 && string.IsNullOrWhiteSpace(lines[last]))
            last--;
        if (last < 0 || !lines[last].TrimEnd().EndsWith(':') || lines[last].Length > LongestIntroduction)
            return end;
        if (lines[last].Any(char.IsDigit))
            return last;
        var isLastWord = lines[last].Length <= LongestLastWord && last > 0 && lines[last - 1].Length <= LongestIntroduction;
        return isLastWord && lines[last - 1].Any(char.IsDigit) ? last - 1 : end;
    }
}
