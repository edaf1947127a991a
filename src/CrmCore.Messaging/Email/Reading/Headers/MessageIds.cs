namespace CrmCore.Messaging;

/// <summary>Reads ids of letters from Message-ID, In-Reply-To and References; without angle brackets and white space.</summary>
internal static class MessageIds
{
    public static IReadOnlyList<string> Parse(string? value, ProblemList problems)
    {
        if (value is null)
            return [];
        var text = HeaderText.WithoutComments(value);
        var result = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var position = 0;
        while (text.IndexOf('<', position) is >= 0 and var start)
        {
            var end = text.IndexOf('>', start);
            if (end < 0)
                break;
            Add(text[(start + 1)..end], result, seen, problems);
            position = end + 1;
        }

        if (result.Count > 0 || position > 0)
            return result;

        // The obsolete form may hold words; an id without brackets can be told from them only by its @.
        foreach (var word in text.Split([' ', '\t', ',', '<', '>'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!word.Contains('@', StringComparison.Ordinal))
                continue;
            problems.Add("An id of a letter stands without angle brackets", word);
            Add(word, result, seen, problems);
        }

        return result;
    }

    private static void Add(string text, List<string> result, HashSet<string> seen, ProblemList problems)
    {
        var id = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        if (id.Length == 0)
            return;
        if (id.AsSpan().Count('@') > 1)
            problems.Add("An id of a letter has more than one @", id);
        if (seen.Add(id))
            result.Add(id);
    }
}
