namespace CrmCore;

/// <summary>The part of an action's life that a planned action is.</summary>
public enum ActionPhase
{
    /// <summary>What is done on entering the stage.</summary>
    Enter = 0,

    /// <summary>What is undone on leaving it (R26, R27).</summary>
    Leave = 1,

    /// <summary>The reminder before the stage's time limit (R04).</summary>
    Remind = 2,

    /// <summary>The stage's time limit has run out (R04).</summary>
    Overdue = 3,

    /// <summary>One recipient of an action that had several.</summary>
    Recipient = 4,

    /// <summary>A notification of an employee (R73).</summary>
    Notify = 5,

    /// <summary>The search for a contact's probable doubles (R33).</summary>
    Search = 6,

    /// <summary>A timer of the engine's own: a queue that may move on, a conversation that nobody answers or that has fallen silent (R41, R45, R47).</summary>
    Timer = 7,

    /// <summary>A message of a conversation on its way to the client (R43).</summary>
    Message = 8,
}
