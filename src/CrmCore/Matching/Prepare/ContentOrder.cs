namespace CrmCore;

/// <summary>The order in which everything is sampled: by a hash of what the rows say, never by where they stand.</summary>
internal static class ContentOrder
{
    /// <summary>By rank: the row.</summary>
    public static int[] Of(MatchTable table)
    {
        var rows = new int[table.Count];
        var hashes = new ulong[rows.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
            hashes[row] = table.ContentHash(row);
        }

        RadixSort.Sort(ref hashes, ref rows);
        return rows;
    }
}
