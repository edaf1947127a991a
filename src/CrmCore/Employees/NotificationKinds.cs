namespace CrmCore;

/// <summary>The kinds of notifications (R73).</summary>
public static class NotificationKinds
{
    /// <summary>A new lead stands in the inbox.</summary>
    public const string NewLead = "new-lead";

    /// <summary>A deal's time on its stage is nearly over (R04).</summary>
    public const string DeadlineNear = "deadline-near";

    /// <summary>A deal's time on its stage is over (R04).</summary>
    public const string DeadlinePassed = "deadline-passed";

    /// <summary>An action failed for good.</summary>
    public const string ActionFailed = "action-failed";

    /// <summary>An automation paused itself (R69).</summary>
    public const string AutomationPaused = "automation-paused";

    /// <summary>A deal or a lead was given to the employee.</summary>
    public const string Assigned = "assigned";

    /// <summary>A conversation of an open line was given to the employee, or is offered to all (R44).</summary>
    public const string Offered = "offered";

    /// <summary>Nobody at work has answered a conversation in time (R45).</summary>
    public const string Unanswered = "unanswered";

    /// <summary>A conversation was passed to the employee, or the employee was joined to one (R46).</summary>
    public const string Transferred = "transferred";
}
