namespace CrmCore;

/// <summary>An account that was copied into another store, every record compared. Immutable.</summary>
/// <param name="Account">The account's id, the same in both stores.</param>
/// <param name="Tables">Type by type: how many records were copied and found equal; types without any are left out.</param>
/// <param name="IsRenumbered">
/// Whether its number was taken in the target, so that it has another there: the keys of its planned actions are others too, and an action that was tried
/// before the copy and succeeds after it may count twice at a service that goes by the key.
/// </param>
public sealed record CopiedAccount(string Account, IReadOnlyList<CopiedTable> Tables, bool IsRenumbered)
{
    /// <summary>How many records were copied in all.</summary>
    public long Records => Tables.Sum(table => table.Records);
}
