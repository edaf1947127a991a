namespace CrmCore;

/// <summary>Whether an employee is there for work (R41).</summary>
public enum Presence
{
    /// <summary>At work, within the hours of the employee's calendar. What everybody is who never said otherwise.</summary>
    AtWork = 0,

    /// <summary>A short break: gets nothing new, keeps what is open.</summary>
    Break = 1,

    /// <summary>Not at the desk: gets nothing new, keeps what is open.</summary>
    Away = 2,

    /// <summary>On leave: gets nothing new, and open conversations go back to their queues.</summary>
    Leave = 3,

    /// <summary>Ill: gets nothing new, and open conversations go back to their queues.</summary>
    Sick = 4,

    /// <summary>At work outside the hours of the calendar too: overtime.</summary>
    Overtime = 5,
}
