namespace CrmCore;

/// <summary>A value that a merged card had where the survivor has another: kept beside it (R33).</summary>
/// <param name="Field"><c>name</c>, <c>owner</c> or the id of a custom field.</param>
/// <param name="Value">The value that was not taken.</param>
public sealed record AlternativeValue(string Field, FieldValue Value);
