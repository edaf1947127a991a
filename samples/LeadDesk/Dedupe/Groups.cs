using CrmCore;

namespace LeadDesk.Dedupe;

/// <summary>What was found, as groups of rows.</summary>
internal sealed class Groups
{
    private readonly Dictionary<int, MatchPair> _best = [];
    private readonly MatchResult _result;

    public Groups(MatchResult result)
    {
        _result = result;
        Merged = Of(result.Merged);
        foreach (var pair in result.Pairs)
        {
            if (result.Merged[pair.A] != result.Merged[pair.B])
            {
                if (result.Clusters[pair.A] == result.Clusters[pair.B]) Review.Add(pair);
                continue;
            }

            Take(pair.A, pair);
            Take(pair.B, pair);
        }
    }

    /// <summary>Rows that are one person without asking, for groups of more than one, in the order of the file.</summary>
    public IReadOnlyList<int[]> Merged { get; }

    /// <summary>Pairs that a person should look at, the surest first.</summary>
    public List<MatchPair> Review { get; } = [];

    /// <summary>Why a row of a group is in it: by the row that it is most like.</summary>
    public MatchExplanation Why(int row, int[] group)
    {
        var other = _best.TryGetValue(row, out var pair) ? pair.A == row ? pair.B : pair.A : group[0];
        return _result.Explain(other == row ? group[^1] : other, row);
    }

    private void Take(int row, MatchPair pair)
    {
        if (!_best.TryGetValue(row, out var best) || best.Bits < pair.Bits) _best[row] = pair;
    }

    private static List<int[]> Of(IReadOnlyList<int> numbers)
    {
        var sizes = new int[numbers.Count];
        foreach (var number in numbers) sizes[number]++;
        var groups = new Dictionary<int, List<int>>();
        for (var row = 0; row < numbers.Count; row++)
        {
            if (sizes[numbers[row]] == 1) continue;
            if (!groups.TryGetValue(numbers[row], out var rows)) groups.Add(numbers[row], rows = []);
            rows.Add(row);
        }

        return [.. groups.Values.Select(rows => rows.ToArray())];
    }
}
