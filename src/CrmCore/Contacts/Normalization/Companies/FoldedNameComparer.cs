namespace CrmCore;

/// <summary>Compares names by their skeletons.</summary>
internal sealed class FoldedNameComparer : INameComparer
{
    /// <inheritdoc/>
    public NameComparison ComparePersons(string? left, string? right) => PersonNames.Compare(left, right);

    /// <inheritdoc/>
    public NameComparison CompareCompanies(string? left, string? right) => CompanyNames.Compare(left, right);
}
