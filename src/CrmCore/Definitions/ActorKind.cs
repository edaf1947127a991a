namespace CrmCore;

/// <summary>What kind of actor did something.</summary>
public enum ActorKind
{
    /// <summary>The engine itself.</summary>
    System,

    /// <summary>An employee by hand.</summary>
    Person,

    /// <summary>A rule, signed by the account's automation user.</summary>
    Automation,
}
