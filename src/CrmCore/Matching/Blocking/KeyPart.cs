namespace CrmCore;

/// <summary>One part of a blocking key: a form of a field.</summary>
internal readonly record struct KeyPart(MatchField Field, KeyForm Form);
