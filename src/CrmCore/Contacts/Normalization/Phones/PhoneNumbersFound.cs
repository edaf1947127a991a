namespace CrmCore;

/// <summary>The phone numbers found in one cell of an import.</summary>
/// <param name="Numbers">The numbers in the order in which they stand, each once; at most <see cref="LenientPhoneNumbers.MaxNumbers"/>.</param>
/// <param name="IsComplete">
/// <see langword="false"/> when the cell holds more than was looked at: more numbers, or text longer than
/// <see cref="LenientPhoneNumbers.MaxLength"/>.
/// </param>
public readonly record struct PhoneNumbersFound(IReadOnlyList<PhoneNumber> Numbers, bool IsComplete);
