namespace CrmCore;

/// <summary>The kinds of work that are given to employees (R41). Stored: a name is never given a new meaning.</summary>
public static class WorkKinds
{
    /// <summary>A lead in the inbox.</summary>
    public const string Lead = "lead";

    /// <summary>An open deal.</summary>
    public const string Deal = "deal";

    /// <summary>A conversation of an open line.</summary>
    public const string Conversation = "conversation";

    /// <summary>A call that rings or goes on.</summary>
    public const string Call = "call";
}
