using System.Globalization;

namespace CrmCore;

/// <summary>A record as it has to stand in the store that it is copied into, whatever its type: every type begins with the account.</summary>
internal static class CopiedRow
{
    /// <summary>The record under the account's number there, taken by no node.</summary>
    public static object Of(RecordType type, object record, int number)
    {
        var row = RowCapture.Of(type, record);
        row[0] = (long)number;
        if (type.LeaseColumn >= 0) row[type.LeaseColumn] = 0L;
        return type.ReadAny(row);
    }

    /// <summary>The first column in which two records differ; null when they are equal.</summary>
    public static string? Difference(RecordType type, object expected, object found)
    {
        var left = RowCapture.Of(type, expected);
        var right = RowCapture.Of(type, found);
        for (var i = 0; i < type.Columns.Count; i++)
        {
            if (!AreEqual(left[i], right[i])) return type.Columns[i].Name;
        }

        return null;
    }

    /// <summary>The record's key in words, without the account.</summary>
    public static string KeyOf(RecordType type, object record)
    {
        var row = RowCapture.Of(type, record);
        var parts = Enumerable.Range(1, type.KeyColumns - 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"{type.Columns[i].Name} {row[i]}"));
        return type.KeyColumns == 1 ? "of the account" : string.Join(", ", parts);
    }

    private static bool AreEqual(object? left, object? right) => left is ReadOnlyMemory<byte> bytes && right is ReadOnlyMemory<byte> others
        ? bytes.Span.SequenceEqual(others.Span)
        : Equals(left, right);
}
