namespace CrmCore;

/// <summary>Sorts hashed keys with their rows; rows with equal keys keep their order.</summary>
internal static class RadixSort
{
    private const int Digits = 11;
    private const int Buckets = 1 << Digits;

    public static void Sort(ref ulong[] keys, ref int[] rows)
    {
        if (keys.Length < 20_000)
        {
            SortShort(keys, rows);
            return;
        }

        var otherKeys = new ulong[keys.Length];
        var otherRows = new int[rows.Length];
        for (var shift = 0; shift < 64; shift += Digits)
        {
            var starts = new int[Buckets];
            foreach (var key in keys) starts[(key >> shift) & (Buckets - 1)]++;
            var sum = 0;
            for (var b = 0; b < Buckets; b++) (starts[b], sum) = (sum, sum + starts[b]);
            for (var i = 0; i < keys.Length; i++)
            {
                var to = starts[(keys[i] >> shift) & (Buckets - 1)]++;
                otherKeys[to] = keys[i];
                otherRows[to] = rows[i];
            }

            (keys, otherKeys) = (otherKeys, keys);
            (rows, otherRows) = (otherRows, rows);
        }
    }

    private static void SortShort(ulong[] keys, int[] rows)
    {
        Array.Sort(keys, rows);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start]) end++;
            if (end - start > 1) rows.AsSpan(start, end - start).Sort();
            start = end;
        }
    }
}
