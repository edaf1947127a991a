namespace CrmCore;

/// <summary>
/// Says how likely two names mean the same person or company. The default reads all alphabets, romanisations, short forms, initials and
/// legal forms; a host may register its own instead.
/// </summary>
/// <remarks>
/// Implementations are safe for use from several threads, give the same answer for the same input and for the two names the other way
/// round, and never throw.
/// </remarks>
public interface INameComparer
{
    /// <summary>Compares the names of two persons.</summary>
    /// <param name="left">A name as it was written; anything may stand here.</param>
    /// <param name="right">The other name.</param>
    /// <returns>The probability that the names mean one person; 0 when one of them is empty.</returns>
    NameComparison ComparePersons(string? left, string? right);

    /// <summary>Compares the names of two companies or organisations.</summary>
    /// <param name="left">A name as it was written; anything may stand here.</param>
    /// <param name="right">The other name.</param>
    /// <returns>The probability that the names mean one company; 0 when one of them is empty.</returns>
    NameComparison CompareCompanies(string? left, string? right);
}
