namespace CrmCore;

/// <summary>One thing to load.</summary>
/// <param name="Type">The record's type.</param>
/// <param name="Index">The position of the index; -1 for the key itself.</param>
/// <param name="Key">The values of the index's look-up columns, or the whole key.</param>
public readonly record struct RecordLookup(RecordType Type, int Index, RecordKey Key);
