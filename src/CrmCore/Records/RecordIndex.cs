namespace CrmCore;

/// <summary>A declared way to look up records of a type other than by their whole key.</summary>
/// <param name="Name">Its name, unique within the type.</param>
/// <param name="Columns">Its columns in order. Looked up by all columns (<see cref="LookupColumns"/>) or paged by a range of the last.</param>
/// <param name="LookupColumns">How many leading columns a look-up gives.</param>
/// <param name="Unique">Whether two records may not share the columns' values.</param>
/// <param name="KeyPrefix">Whether the columns lead the key already, so that the store needs no index of its own.</param>
/// <param name="Where">A column that must be set for the record to stand in the index; null for all records.</param>
/// <param name="Since">The schema version that brought it. Default: 1.</param>
public sealed record RecordIndex(
    string Name, IReadOnlyList<string> Columns, int LookupColumns, bool Unique = false, bool KeyPrefix = false, string? Where = null, int Since = 1);
