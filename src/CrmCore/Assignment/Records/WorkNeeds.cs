namespace CrmCore;

/// <summary>What a request needs of whoever takes it (R41). Requests of one queue with the same needs go round one ring.</summary>
internal sealed record WorkNeeds
{
    private string? _text;

    /// <summary>No needs: anybody of the queue will do.</summary>
    public static WorkNeeds None { get; } = new();

    public IReadOnlyList<string> Skills { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<string> Territories { get; init; } = [];

    /// <summary>The one employee that it waits for; null for anybody.</summary>
    public string? Only { get; init; }

    /// <summary>The client's manager, who is asked before the queue's people and need not be one of them; null for nobody. Never beside <see cref="Only"/>.</summary>
    public string? First { get; init; }

    /// <summary>The needs as one short text, the same for the same needs; empty for none.</summary>
    public string Text => _text ??= Write();

    /// <summary>The name of the ring of a queue's requests with these needs.</summary>
    public string Ring(string queue) => Text.Length == 0 ? queue : queue + "|" + Text;

    /// <summary>Reads <see cref="Text"/>.</summary>
    public static WorkNeeds Parse(string text)
    {
        if (text.Length == 0) return None;
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => (Kind: part[0], Value: Uri.UnescapeDataString(part[2..]))).ToList();
        return new()
        {
            Skills = Values('s'),
            Languages = Values('l'),
            Territories = Values('t'),
            Only = parts.Find(p => p.Kind == 'e').Value,
            First = parts.Find(p => p.Kind == 'f').Value,
        };

        string[] Values(char kind) => [.. parts.Where(p => p.Kind == kind).Select(p => p.Value)];
    }

    /// <summary>The same needs of anybody.</summary>
    public WorkNeeds OfAnybody() => Only is null && First is null ? this : new() { Skills = Skills, Languages = Languages, Territories = Territories };

    /// <summary>The same needs of one employee alone.</summary>
    public WorkNeeds Of(string only) => new() { Skills = Skills, Languages = Languages, Territories = Territories, Only = only };

    /// <summary>The same needs of anybody, one employee before all others.</summary>
    public WorkNeeds OfAnybodyAfter(string first) => new() { Skills = Skills, Languages = Languages, Territories = Territories, First = first };

    /// <summary>Whether both say the same.</summary>
    public bool Equals(WorkNeeds? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private string Write() => string.Join(';', All('s', Skills).Concat(All('l', Languages)).Concat(All('t', Territories)).Concat(All('e', Only is null ? [] : [Only])).Concat(All('f', First is null ? [] : [First])));

    // Sorted and in one case, except the employee's id, which has no case to lose.
    private static IEnumerable<string> All(char kind, IReadOnlyList<string> values) => values
        .Select(value => kind is 'e' or 'f' ? value : value.Trim().ToLowerInvariant())
        .Where(value => value.Length > 0)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .Select(value => kind + ":" + Uri.EscapeDataString(value));
}
