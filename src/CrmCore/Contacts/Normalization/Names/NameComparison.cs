namespace CrmCore;

/// <summary>How likely two names mean the same person or company, and why.</summary>
/// <param name="Probability">From 0 to 1; from 0.5 on the names are more likely one than two.</param>
/// <param name="Given">How the given names agree; unknown for companies.</param>
/// <param name="Surname">How the surnames agree; unknown for companies.</param>
/// <param name="Why">The reason in a few English words, for people who decide.</param>
public readonly record struct NameComparison(double Probability, NameAgreement Given, NameAgreement Surname, string Why);
