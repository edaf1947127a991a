namespace CrmCore;

/// <summary>What was copied of one record type.</summary>
/// <param name="Table">The type's name, which relational stores give to its table.</param>
/// <param name="Records">How many records of the account stand in both stores, equal in every column.</param>
public sealed record CopiedTable(string Table, long Records);
