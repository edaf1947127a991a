namespace CrmCore;

/// <summary>A team of employees. Immutable.</summary>
public sealed record Team
{
    /// <summary>The id that the host chose.</summary>
    public required string Id { get; init; }

    /// <summary>The name people see; the id where none was given.</summary>
    public string? Name { get; init; }

    /// <summary>Who leads it; told when a deal is overdue (R04).</summary>
    public string? Lead { get; init; }

    /// <summary>The members in order.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}
