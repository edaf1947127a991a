namespace CrmCore;

/// <summary>A range of an index.</summary>
/// <param name="Type">The record type.</param>
/// <param name="Index">The position of the index; -1 for the key.</param>
/// <param name="Key">The values of the leading columns, as many as <paramref name="KeyColumns"/> says.</param>
/// <param name="KeyColumns">How many leading columns of the index (or key) are given.</param>
/// <param name="Limit">How many records at most; 1 to 10,000.</param>
public sealed record PageRequest(RecordType Type, int Index, RecordKey Key, int KeyColumns, int Limit)
{
    /// <summary>Where to go on: the last page's <see cref="Page{T}.Next"/>. Default: from the beginning.</summary>
    public string? After { get; init; }

    /// <summary>Whether to go from the last to the first. Default: no.</summary>
    public bool Descending { get; init; }
}
