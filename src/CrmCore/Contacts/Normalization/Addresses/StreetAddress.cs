namespace CrmCore;

/// <summary>
/// What of a postal address can be compared: each part folded, empty where it is not written. Enough for a key, not for a letter.
/// </summary>
/// <param name="House">The number of the house with its building or letter, for example <c>53k2</c>.</param>
/// <param name="Unit">The flat, office or suite.</param>
/// <param name="Street">The skeletons of the words of the street, without "street", in alphabetical order.</param>
/// <param name="City">The skeletons of the words of the city.</param>
/// <param name="Postcode">The postcode without spaces, in lower case.</param>
public sealed record StreetAddress(string House, string Unit, string Street, string City, string Postcode)
{
    /// <summary>Gets a key for the same front door: street and house, or empty when one of them is missing.</summary>
    public string Key => Street.Length > 0 && House.Length > 0 ? $"{Street} {House}" : "";

    /// <summary>Reads an address of one line in any usual order, in any script; what stands after 500 characters is not read.</summary>
    /// <param name="text">The address; null and texts that are none give empty parts. It never throws.</param>
    /// <param name="city">The city, where it stands in a field of its own: it goes before one in the text. Null for none.</param>
    /// <returns>The parts.</returns>
    public static StreetAddress Parse(string? text, string? city = null) => AddressReader.Read(text, city);
}
