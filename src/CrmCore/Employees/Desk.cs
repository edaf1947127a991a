using NodaTime;

namespace CrmCore;

/// <summary>What an employee has at hand, and whether the employee is there (R41). Immutable; kept in the store, one for each employee.</summary>
public sealed record Desk
{
    /// <summary>Whose.</summary>
    public required EmployeeId Employee { get; init; }

    /// <summary>Whether the employee is there, as was said last. The calendar's hours come on top.</summary>
    public Presence Presence { get; init; }

    /// <summary>Since when; null when nothing was ever said.</summary>
    public Instant? Since { get; init; }

    /// <summary>Until when; then the employee is <see cref="CrmCore.Presence.AtWork"/> again by itself. Null for until something else is said.</summary>
    public Instant? Until { get; init; }

    /// <summary>How much is open, by one of <see cref="WorkKinds"/>, and conversations by their connection's id as well. What is not here is none.</summary>
    public IReadOnlyDictionary<string, int> Open { get; init; } = None;

    /// <summary>The day to which <see cref="GivenToday"/> belongs; null before anything was given.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>How much was given on <see cref="Day"/>, by one of <see cref="WorkKinds"/>.</summary>
    public IReadOnlyDictionary<string, int> GivenToday { get; init; } = None;

    /// <summary>When work was given last, as far back as the employee's rate limit looks; empty where there is no such limit.</summary>
    public IReadOnlyList<Instant> Recent { get; init; } = [];

    internal int Account { get; init; }

    internal long Version { get; init; } = 1;

    private static IReadOnlyDictionary<string, int> None { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How much of a kind is open.</summary>
    /// <param name="kind">One of <see cref="WorkKinds"/>, or a connection's id.</param>
    /// <returns>The number, never negative.</returns>
    public int OpenOf(string kind) => Open.GetValueOrDefault(kind);
}
