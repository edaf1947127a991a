namespace CrmCore;

/// <summary>The e-mail addresses found in one cell of an import.</summary>
/// <param name="Addresses">The addresses in the order in which they stand, each mailbox once; at most <see cref="LenientEmails.MaxAddresses"/>.</param>
/// <param name="IsComplete">
/// <see langword="false"/> when the cell holds more than was looked at: more addresses, or text longer than
/// <see cref="LenientEmails.MaxLength"/>.
/// </param>
public readonly record struct EmailAddressesFound(IReadOnlyList<EmailAddress> Addresses, bool IsComplete);
