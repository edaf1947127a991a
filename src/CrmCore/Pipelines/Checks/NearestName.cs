namespace CrmCore;

/// <summary>Finds the known name that an unknown one was meant to be.</summary>
internal static class NearestName
{
    /// <summary>The nearest of the known names; null when none is near enough to be meant.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        var best = Math.Max(1, Math.Min(3, name.Length / 3)) + 1;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) >= best) continue;
            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance >= best) continue;
            best = distance;
            nearest = candidate;
        }

        return nearest;
    }

    /// <summary>The names in quotes, as a list that ends in "or".</summary>
    public static string List(IEnumerable<string> names)
    {
        var quoted = names.Select(n => $"\"{n}\"").ToArray();
        return quoted.Length < 2 ? string.Concat(quoted) : string.Join(", ", quoted[..^1]) + " or " + quoted[^1];
    }

    /// <summary>A sentence that says which name was meant, or which there are.</summary>
    public static string Remedy(string name, IReadOnlyCollection<string> known)
        => Of(name, known) is { } nearest ? $"Did you mean \"{nearest}\"?"
            : known.Count == 0 ? "There is none."
            : $"Use {List(known.Order(StringComparer.Ordinal).Take(30))}.";

    // Edit distance in which two neighbours that changed places count once.
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
