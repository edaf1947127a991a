namespace CrmCore;

/// <summary>A person's data were erased (R65). The report proves it: it holds no value of the person's itself.</summary>
/// <param name="Contact">The contact whose data they were; the id stays as a tombstone.</param>
public sealed record Erased(ContactId Contact) : CommandResult
{
    /// <summary>Table by table: what was looked at, blanked, removed, and whether anything is left.</summary>
    public required IReadOnlyList<ErasedTable> Tables { get; init; }

    /// <summary>How many of the person's phones and addresses another contact has too: those stand on that card, and are not looked for in the events of others.</summary>
    public int Shared { get; init; }

    /// <summary>Whether the search through every stored row found nothing of the person's any more.</summary>
    public bool IsProven => Tables.All(t => t.Left == 0);

    /// <summary>What no engine can reach, in words: backups, free pages of the file.</summary>
    public IReadOnlyList<string> Beyond { get; init; } = [];
}
