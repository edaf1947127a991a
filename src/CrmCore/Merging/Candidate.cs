namespace CrmCore;

/// <summary>One of two values of a field that a merge chooses between.</summary>
/// <param name="Value">The value.</param>
/// <param name="Given">Who gave it; null where it is not known.</param>
internal readonly record struct Candidate(FieldValue Value, Provenance? Given);
