namespace CrmCore;

/// <summary>The record types of this version of the engine.</summary>
/// <param name="Version">The schema's version: counts from 1 and grows with every change of a record type.</param>
/// <param name="Types">The types, each at the position of its <see cref="RecordType.Ordinal"/>.</param>
public sealed record RecordSchema(int Version, IReadOnlyList<RecordType> Types);
