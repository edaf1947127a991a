namespace CrmCore;

/// <summary>Two contacts of an account that are probably one person.</summary>
/// <param name="First">The older contact.</param>
/// <param name="Second">The other.</param>
/// <param name="Probability">How probable it is, from 0 to 1.</param>
public sealed record DuplicatePair(ContactId First, ContactId Second, double Probability);
