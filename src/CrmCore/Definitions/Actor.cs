namespace CrmCore;

/// <summary>Who did something: an employee, the account's automation user, or the system itself.</summary>
/// <param name="Kind">What kind of actor.</param>
/// <param name="Employee">The employee's id; null for the system.</param>
public readonly record struct Actor(ActorKind Kind, EmployeeId? Employee = null)
{
    /// <summary>The system: no person.</summary>
    public static Actor System => new(ActorKind.System);

    /// <summary>A person.</summary>
    /// <param name="id">Who.</param>
    /// <returns>The actor.</returns>
    public static Actor Person(EmployeeId id) => new(ActorKind.Person, id);

    /// <summary>An automatic rule, signed by the account's oldest active administrator (R12), or the system where there is none.</summary>
    /// <param name="signedBy">The automation user; null where there is none.</param>
    /// <returns>The actor.</returns>
    public static Actor Automation(EmployeeId? signedBy) => new(ActorKind.Automation, signedBy);

    /// <summary>An employee stands for that person.</summary>
    /// <param name="id">Who.</param>
    public static implicit operator Actor(EmployeeId id) => Person(id);

    /// <summary>Makes the actor of a person.</summary>
    /// <param name="id">Who.</param>
    /// <returns>The actor.</returns>
    public static Actor FromEmployeeId(EmployeeId id) => Person(id);

    /// <summary>The form kept in the timeline: <c>System</c>, <c>olga</c>, <c>auto:olga</c>, <c>auto</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Kind switch
    {
        ActorKind.Person => Employee?.Value ?? "System",
        ActorKind.Automation => Employee is { } e ? "auto:" + e.Value : "System",
        _ => "System",
    };

    internal static Actor Parse(string text) =>
        text == "System" ? System
        : text.StartsWith("auto:", StringComparison.Ordinal) ? Automation(text[5..])
        : Person(text);
}
