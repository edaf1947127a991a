using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>The value of one column of one row: the member that the column's kind says, all of them unset where it is empty.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InMemoryCell(bool IsSet, long Integer = 0, Guid Id = default, string? Text = null, ReadOnlyMemory<byte> Bytes = default)
{
    /// <summary>Orders values as the databases do: empty ones first, ids by their bytes, texts by their code points.</summary>
    public static int Compare(in InMemoryCell left, in InMemoryCell right, ColumnKind kind)
    {
        if (!left.IsSet || !right.IsSet) return left.IsSet.CompareTo(right.IsSet);
        return kind switch
        {
            ColumnKind.Integer => left.Integer.CompareTo(right.Integer),
            ColumnKind.Id => left.Id.CompareTo(right.Id),
            _ => CompareTexts(left.Text!, right.Text!),
        };
    }

    // UTF-8 bytes order as code points do. Of UTF-16, surrogates stand for code points above all that one unit can say.
    private static int CompareTexts(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length) return left.Length.CompareTo(right.Length);
        var (a, b) = (left[common], right[common]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }
}
