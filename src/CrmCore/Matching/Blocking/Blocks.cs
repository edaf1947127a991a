namespace CrmCore;

/// <summary>Groups of rows that share a key, and for each row the groups it is in. Rows stand by their rank in the order of content.</summary>
internal sealed class Blocks
{
    private readonly int[] _starts;
    private readonly int[] _members;
    private readonly byte[] _rules;
    private readonly int[] _firstOfRow;
    private readonly int[] _blocksOfRows;

    public Blocks(int rows, IReadOnlyList<RuleBlocks> rules)
    {
        var blocks = rules.Sum(r => r.Starts.Count);
        _starts = new int[blocks + 1];
        _rules = new byte[blocks];
        _members = new int[rules.Sum(r => r.Members.Count)];
        var block = 0;
        var member = 0;
        for (var rule = 0; rule < rules.Count; rule++)
        {
            foreach (var start in rules[rule].Starts)
            {
                _starts[block] = member + start;
                _rules[block++] = (byte)rule;
            }

            rules[rule].Members.CopyTo(_members, member);
            member += rules[rule].Members.Count;
        }

        _starts[blocks] = member;
        _firstOfRow = new int[rows + 1];
        _blocksOfRows = new int[member];
        IndexRows(rows);
    }

    public int Count => _rules.Length;

    /// <summary>One block of all rows: every pair is looked at.</summary>
    public static Blocks OfAll(int rows)
    {
        var all = new RuleBlocks();
        if (rows > 1) all.Add([.. Enumerable.Range(0, rows)]);
        return new Blocks(rows, [all]);
    }

    /// <summary>The blocks of a row.</summary>
    public ReadOnlySpan<int> Of(int rank) => _blocksOfRows.AsSpan(_firstOfRow[rank], _firstOfRow[rank + 1] - _firstOfRow[rank]);

    public ReadOnlySpan<int> Members(int block) => _members.AsSpan(_starts[block], _starts[block + 1] - _starts[block]);

    public int Rule(int block) => _rules[block];

    private void IndexRows(int rows)
    {
        foreach (var rank in _members) _firstOfRow[rank + 1]++;
        for (var rank = 0; rank < rows; rank++) _firstOfRow[rank + 1] += _firstOfRow[rank];
        var next = _firstOfRow.AsSpan(0, rows).ToArray();
        for (var block = 0; block < Count; block++)
        {
            foreach (var rank in Members(block)) _blocksOfRows[next[rank]++] = block;
        }
    }
}

/// <summary>The blocks of one rule: members one after another, and where each block starts.</summary>
internal sealed class RuleBlocks
{
    public List<int> Members { get; } = [];

    public List<int> Starts { get; } = [];

    public void Add(ReadOnlySpan<int> members)
    {
        Starts.Add(Members.Count);
        Members.AddRange(members);
    }
}
