namespace CrmCore;

/// <summary>What sort of thing a request needs of an employee (R41).</summary>
public enum NeedKind
{
    /// <summary>One of <see cref="Employee.Skills"/>.</summary>
    Skill = 0,

    /// <summary>One of <see cref="Employee.Languages"/>.</summary>
    Language = 1,

    /// <summary>One of <see cref="Employee.Territories"/>.</summary>
    Territory = 2,
}
