namespace CrmCore;

/// <summary>
/// The order in which everything is sampled: by a hash of what the rows say, never by where they stand. Rows that say the same are one: a form
/// that was sent a hundred times is no evidence of anything.
/// </summary>
internal sealed class ContentOrder
{
    private ContentOrder(int[] rows, IReadOnlyList<(int Row, int Of)> copies)
    {
        Rows = rows;
        Copies = copies;
    }

    /// <summary>By rank: the row.</summary>
    public int[] Rows { get; }

    /// <summary>Rows that say what another row says, which stands for them.</summary>
    public IReadOnlyList<(int Row, int Of)> Copies { get; }

    /// <summary>Orders the rows of a table.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="single">Whether a row must stand for itself even if another says the same.</param>
    public static ContentOrder Of(MatchTable table, Func<int, bool> single)
    {
        var rows = new int[table.Count];
        var hashes = new ulong[rows.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
            hashes[row] = table.ContentHash(row);
        }

        RadixSort.Sort(ref hashes, ref rows);
        var kept = 0;
        var last = -1;
        var copies = new List<(int Row, int Of)>();
        for (var i = 0; i < rows.Length; i++)
        {
            var isSingle = single(rows[i]);
            if (last >= 0 && hashes[i] == table.ContentHash(last) && !isSingle)
            {
                copies.Add((rows[i], last));
                continue;
            }

            if (!isSingle) last = rows[i];
            rows[kept++] = rows[i];
        }

        Array.Resize(ref rows, kept);
        return new ContentOrder(rows, copies);
    }
}
