namespace OpenLine;

/// <summary>Takes a line of a script apart. A text in quotes stays one word and keeps its opening quote, so that the grammar can tell it from others.</summary>
internal static class ScriptWords
{
    /// <summary>The words of a line; commas count as blanks, and what follows a # is for people.</summary>
    /// <exception cref="FormatException">A quote is not closed.</exception>
    public static string[] Of(string line)
    {
        var words = new List<string>();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '#') break;
            if (IsBlank(line[at])) continue;
            var end = at;
            if (line[at] == '"')
            {
                end = line.IndexOf('"', at + 1);
                if (end < 0) throw new FormatException("A text begins with a quote and does not end with one.");
                words.Add(line[at..end]);
            }
            else
            {
                while (end + 1 < line.Length && !IsBlank(line[end + 1]) && line[end + 1] is not ('"' or '#')) end++;
                words.Add(line[at..(end + 1)]);
            }

            at = end;
        }

        return [.. words];
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c == ',';
}
