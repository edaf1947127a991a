namespace CrmCore;

/// <summary>The addresses of a deal's contacts, as letters and lists need them.</summary>
internal static class LetterAddresses
{
    /// <summary>
    /// Who gets a letter (R21): each contact once, at the first address that the person has not unsubscribed; an address that two contacts share
    /// once, for the first of them.
    /// </summary>
    public static IReadOnlyList<(Contact Contact, string Address)> Recipients(IEnumerable<Contact> contacts)
    {
        var found = new List<(Contact, string)>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var contact in contacts)
        {
            var point = Points(contact).FirstOrDefault(p => !p.Unsubscribed);
            if (point is not null && taken.Add(point.Value)) found.Add((contact, Of(point)));
        }

        return found;
    }

    public static IEnumerable<KnownPoint> Points(Contact contact) => contact.Points.Where(p => p.Kind == ContactPointKind.Email);

    // The canonical value is for comparing: what the provider ignores is taken away from it.
    public static string Of(KnownPoint point) => EmailAddress.TryParse(point.Raw, out var address) ? address.Address : point.Value;
}
