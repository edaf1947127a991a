namespace CrmCore;

/// <summary>The addresses and numbers by which services outside know a deal's contacts.</summary>
internal static class GroupMembers
{
    /// <summary>The addresses in the form that services compare: written in full, lower case.</summary>
    public static IReadOnlyList<string> Emails(IEnumerable<Contact> contacts, bool unsubscribedToo)
    {
        var points = contacts.SelectMany(LetterAddresses.Points).ToList();
        var closed = points.Where(p => p.Unsubscribed && !unsubscribedToo).Select(p => p.Value).ToHashSet(StringComparer.Ordinal);
        return [.. points.Where(p => !closed.Contains(p.Value)).DistinctBy(p => p.Value).Select(p => Lower(LetterAddresses.Of(p)))];
    }

    public static IReadOnlyList<string> Phones(IEnumerable<Contact> contacts) =>
        [.. contacts.SelectMany(c => c.Points).Where(p => p.Kind == ContactPointKind.Phone).Select(p => p.Value).Distinct(StringComparer.Ordinal)];

    // CA1308 asks for upper case, which is safer for comparing here; services take the lower.
#pragma warning disable CA1308
    private static string Lower(string address) => address.ToLowerInvariant();
#pragma warning restore CA1308
}
