namespace CrmCore;

/// <summary>How likely two names mean the same person or company, and why.</summary>
/// <param name="Probability">From 0 to 1; from 0.5 on the names are more likely one than two.</param>
/// <param name="Given">How the given names agree; unknown for companies.</param>
/// <param name="Surname">How the surnames agree; unknown for companies.</param>
/// <param name="Why">The reason in a few English words, for people who decide.</param>
public readonly record struct NameComparison(double Probability, NameAgreement Given, NameAgreement Surname, string Why)
{
    // The text, or what it is made of when somebody asks: most comparisons are read by nobody.
    private readonly object? _why = Why;

    internal NameComparison(double probability, NameAgreement given, NameAgreement surname, NameReasons why)
        : this(probability, given, surname, "") => _why = why;

    /// <summary>Gets the reason in a few English words, for people who decide.</summary>
    public string Why
    {
        get => _why?.ToString() ?? "";
        init => _why = value;
    }

    /// <summary>Whether the other comparison says the same in the same words.</summary>
    /// <param name="other">The other comparison.</param>
    /// <returns><see langword="true"/> when all parts are equal.</returns>
    public bool Equals(NameComparison other) =>
        Probability.Equals(other.Probability) && Given == other.Given && Surname == other.Surname && string.Equals(Why, other.Why, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Probability, Given, Surname);
}
