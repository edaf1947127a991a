namespace CrmCore;

/// <summary>
/// The name of a list in a queue. Whatever stands in one list is alike in all that a choice looks at: whom it needs, what kind of work it is and by which
/// channel it came. So when its first finds nobody, none does, however many wait.
/// </summary>
internal static class WaitingListName
{
    // No text of needs holds it: they are escaped.
    private const char Separator = '#';

    /// <summary>The name of the list of what needs this, by <see cref="WorkNeeds.Text"/>.</summary>
    public static string Of(string needs, string kind, string? channel) =>
        needs + Separator + kind + (channel is null ? "" : Separator + Uri.EscapeDataString(channel));

    /// <summary>What the requests of a list need; of what kind they are, and by which channel they came.</summary>
    public static (WorkNeeds Needs, string Kind, string? Channel) Parse(string list)
    {
        var parts = list.Split(Separator);
        return (WorkNeeds.Parse(parts[0]), parts.Length > 1 ? parts[1] : "", parts.Length > 2 ? Uri.UnescapeDataString(parts[2]) : null);
    }

    /// <summary>Whether the list's requests wait for one employee, alone or before all others.</summary>
    public static bool IsFor(string list, EmployeeId employee)
    {
        var part = list.AsSpan(0, list.IndexOf(Separator, StringComparison.Ordinal));
        part = part[(part.LastIndexOf(';') + 1)..];
        return (part.StartsWith("e:", StringComparison.Ordinal) || part.StartsWith("f:", StringComparison.Ordinal)) && part[2..].SequenceEqual(Uri.EscapeDataString(employee.Value));
    }
}
