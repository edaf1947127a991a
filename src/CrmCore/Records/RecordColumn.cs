namespace CrmCore;

/// <summary>A column of a record type.</summary>
/// <param name="Name">Its name: lower case with underscores; may be a reserved word, stores quote it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Optional">Whether it may be empty (null). Default: no.</param>
/// <param name="Since">The schema version that brought it. Default: 1.</param>
public sealed record RecordColumn(string Name, ColumnKind Kind, bool Optional = false, int Since = 1);
