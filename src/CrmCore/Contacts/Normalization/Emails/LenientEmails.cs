namespace CrmCore;

/// <summary>
/// Reads the e-mail cells of imports, where more stands than one address: several addresses, a name before an address in brackets, a word such
/// as <c>e-mail:</c>. Each address found is well-formed as <see cref="EmailAddress.TryParse"/> asks. Opt-in: ask it where a file is read.
/// </summary>
public static class LenientEmails
{
    /// <summary>The most addresses given for one cell.</summary>
    public const int MaxAddresses = 10;

    /// <summary>The characters looked at; what stands after them is not read.</summary>
    public const int MaxLength = 2_000;

    private const string Separators = ",;/|\\()[]<>:=\"\u00AB\u00BB\u201C\u201D\u201E";

    /// <summary>Finds the addresses of one cell.</summary>
    /// <param name="cell">What stands in the cell; anything, of any length.</param>
    /// <returns>
    /// The addresses; none when there is no well-formed one. A word that only a space parts from the words before it is not taken for an
    /// address: in <c>an na@mail.ru</c> the space is the error. It never throws.
    /// </returns>
    public static EmailAddressesFound Find(ReadOnlySpan<char> cell)
    {
        var complete = cell.Length <= MaxLength;
        if (!complete) cell = cell[..MaxLength];
        var addresses = Scan(cell, ref complete);

        // Brackets and links are read as a whole when there is but one address, and when nothing was found in their parts.
        var one = addresses.Count == 0 || cell.Count('@') < 2 || cell.TrimStart().StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
        return new(one && EmailAddress.TryParse(cell, out var only) ? [only] : addresses, complete);
    }

    private static List<EmailAddress> Scan(ReadOnlySpan<char> cell, ref bool complete)
    {
        var addresses = new List<EmailAddress>();
        var parted = true;
        for (var at = 0; at < cell.Length;)
        {
            var length = WordLength(cell[at..]);
            if (length == 0)
            {
                parted |= !char.IsWhiteSpace(cell[at]) || cell[at] is '\n' or '\r' or '\t';
                at++;
                continue;
            }

            EmailAddress address = default;
            var word = cell.Slice(at, length);
            at += length;
            var found = parted && word.IndexOfAny('@', '\uFF20') > 0 && EmailAddress.TryParse(word, out address);
            if (found) complete &= Add(addresses, address);
            parted = found || word.TrimEnd("-\u2013\u2014.").IsEmpty;
        }

        return addresses;
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && !char.IsWhiteSpace(text[length]) && !Separators.Contains(text[length], StringComparison.Ordinal)) length++;
        return length;
    }

    private static bool Add(List<EmailAddress> addresses, EmailAddress address)
    {
        if (addresses.Exists(known => string.Equals(known.Key, address.Key, StringComparison.Ordinal))) return true;
        if (addresses.Count == MaxAddresses) return false;
        addresses.Add(address);
        return true;
    }
}
