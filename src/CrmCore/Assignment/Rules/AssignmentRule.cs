namespace CrmCore;

/// <summary>
/// Who gets leads and deals, and in which turn (R41): named by intake policies, by the action <c>assign</c> and by tasks. Begin with
/// <see cref="Assign.By"/>. Immutable; the turn itself is kept in the store, by employee, and outlives every change of the rule.
/// </summary>
public sealed record AssignmentRule
{
    /// <summary>The id that the author gave: also the name of the queue in which requests wait. 1 to 64 lower-case letters, digits, dashes.</summary>
    public required string Id { get; init; }

    /// <summary>The name people see; the id where none was given.</summary>
    public string? Name { get; init; }

    /// <summary>How one of those who are free is chosen.</summary>
    /// <value>The default value is <see cref="AssignmentStrategy.RoundRobin"/>.</value>
    public AssignmentStrategy Strategy { get; init; }

    /// <summary>The employees by id, in order.</summary>
    public IReadOnlyList<string> Employees { get; init => field = value ?? []; } = [];

    /// <summary>The team whose members come after the named employees, in the team's order as it is when a request comes; null for none.</summary>
    public string? Team { get; init; }

    /// <summary>The weights by employee, for <see cref="AssignmentStrategy.Weighted"/> and <see cref="AssignmentStrategy.EvenLoad"/>: 1 to 1,000. Who is not here has 1.</summary>
    public IReadOnlyDictionary<string, int> Weights { get; init => field = value ?? new Dictionary<string, int>(StringComparer.Ordinal); } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Whether the client's own manager goes before everybody, and what becomes of the request while they are away; null when nobody goes before.</summary>
    public WhenAway? OwnManager { get; init; }

    /// <summary>What requests need of whoever gets them.</summary>
    public IReadOnlyList<AssignmentNeed> Needs { get; init => field = value ?? []; } = [];

    /// <summary>The id of the rule whose people are asked when nobody of this one's is free; null for none. Its needs are this rule's.</summary>
    public string? Else { get; init; }

    /// <summary>Finds what makes the rule unusable by itself. Names of employees, teams, fields and other rules are looked up when it is saved.</summary>
    /// <returns>What is wrong, each with its remedy; empty when nothing is.</returns>
    public IReadOnlyList<PipelineProblem> Validate() => AssignmentValidation.Find(this);
}
