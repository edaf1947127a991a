namespace CrmCore;

/// <summary>Walks over the rows that share a block with a row, each once, with the rules that brought them together.</summary>
internal sealed class Candidates(Blocks blocks, int rows)
{
    private readonly uint[] _rules = new uint[rows];
    private int[] _found = new int[64];
    private int _count;

    /// <summary>The candidates of the last row.</summary>
    public ReadOnlySpan<int> Found => _found.AsSpan(0, _count);

    /// <summary>The rules that brought a candidate.</summary>
    public uint Rules(int candidate) => _rules[candidate];

    /// <summary>Finds the candidates of a row: all, or only those of a higher rank.</summary>
    public void Find(int rank, bool onlyHigher)
    {
        foreach (var found in Found) _rules[found] = 0;
        _count = 0;
        foreach (var block in blocks.Of(rank))
        {
            var members = blocks.Members(block);
            if (onlyHigher) members = members[(members.BinarySearch(rank) + 1)..];
            var bit = 1u << blocks.Rule(block);
            foreach (var other in members)
            {
                if (other == rank) continue;
                if (_rules[other] == 0) Add(other);
                _rules[other] |= bit;
            }
        }
    }

    private void Add(int candidate)
    {
        if (_count == _found.Length) Array.Resize(ref _found, _count * 2);
        _found[_count++] = candidate;
    }
}
