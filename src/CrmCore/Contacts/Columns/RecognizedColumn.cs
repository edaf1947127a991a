namespace CrmCore;

/// <summary>What a column was understood as. Immutable.</summary>
/// <param name="Index">The column's place, counted from 0.</param>
/// <param name="Header">The header as it stands in the table; empty where there is none.</param>
/// <param name="Meaning">What it was understood as.</param>
/// <param name="Confidence">How sure that is, from 0 to 1; below .5 a person should look.</param>
/// <param name="Reason">Why, in words for a person.</param>
public sealed record RecognizedColumn(int Index, string Header, ColumnMeaning Meaning, double Confidence, string Reason)
{
    /// <summary>The custom field that an import writes it to; null for none.</summary>
    public string? Field { get; init; }
}
