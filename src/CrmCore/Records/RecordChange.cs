namespace CrmCore;

/// <summary>One change of one row.</summary>
/// <param name="Type">The record's type.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Key">The row's key.</param>
/// <param name="Record">The record to write; for a delete the one removed.</param>
/// <param name="ExpectedVersion">The version that the row must still have; 0 where the type has none, or it is an insert.</param>
public readonly record struct RecordChange(RecordType Type, ChangeKind Kind, RecordKey Key, object Record, long ExpectedVersion);
