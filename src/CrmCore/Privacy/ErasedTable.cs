namespace CrmCore;

/// <summary>What erasing a person did in one table (R65).</summary>
/// <param name="Table">The table.</param>
/// <param name="Looked">How many rows of the account were looked at.</param>
/// <param name="Blanked">In how many the person's values were blanked.</param>
/// <param name="Removed">How many rows were removed, because their key was such a value, or because they waited for the person.</param>
/// <param name="Left">In how many rows the search afterwards still found a value of the person's: 0 proves that nothing was forgotten.</param>
public sealed record ErasedTable(string Table, long Looked, long Blanked, long Removed, long Left);
