namespace CrmCore;

/// <summary>
/// Reads phone numbers as people write them into E.164. Two raw values that mean the same line give the same result, which makes it the key
/// contacts are matched by. The default knows the numbering plans of all countries; a host may register its own instead.
/// </summary>
/// <remarks>Implementations are safe for use from several threads and give the same answer for the same input.</remarks>
public interface IPhoneNumberParser
{
    /// <summary>
    /// Gets the version of the rules. It is kept with each claim to a number, so that claims made by older rules can be found and made again.
    /// It rises whenever some input may give another answer than before.
    /// </summary>
    int Version { get; }

    /// <summary>Reads one phone number.</summary>
    /// <param name="raw">The number as it was written; anything may stand here, also text without a number.</param>
    /// <param name="region">
    /// The ISO 3166-1 code of the country whose dialling habits apply when the number does not begin with <c>+</c>, for example <c>RU</c>.
    /// With <see langword="null"/> or an unknown code only numbers that begin with <c>+</c> can be read.
    /// </param>
    /// <param name="number">The number, when the answer is <see langword="true"/>; otherwise the default value.</param>
    /// <returns><see langword="true"/> when <paramref name="raw"/> is one valid number of an existing numbering plan. It never throws.</returns>
    bool TryParse(ReadOnlySpan<char> raw, string? region, out PhoneNumber number);
}
