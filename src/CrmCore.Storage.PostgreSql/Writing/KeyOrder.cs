namespace CrmCore.Storage.PostgreSql;

/// <summary>An order of keys that is the same on every node.</summary>
internal static class KeyOrder
{
    public static int Compare(in RecordKey left, in RecordKey right)
    {
        var order = left.N0.CompareTo(right.N0);
        if (order == 0) order = left.G0.CompareTo(right.G0);
        if (order == 0) order = string.CompareOrdinal(left.T0, right.T0);
        if (order == 0) order = left.N1.CompareTo(right.N1);
        if (order == 0) order = left.N2.CompareTo(right.N2);
        if (order == 0) order = left.G1.CompareTo(right.G1);
        if (order == 0) order = string.CompareOrdinal(left.T1, right.T1);
        return order == 0 ? string.CompareOrdinal(left.T2, right.T2) : order;
    }
}
