using System.Text.Json.Nodes;
using NodaTime;

namespace CrmCore;

/// <summary>Creates a task (R20). Immutable: each call gives a new one.</summary>
public sealed class CreateTaskDraft : ActionDraft<CreateTaskDraft>
{
    internal CreateTaskDraft(JsonObject settings)
        : base(ActionKinds.CreateTask, settings)
    {
    }

    /// <summary>Says what sort of task it is.</summary>
    /// <param name="type">The type, such as <c>call</c>.</param>
    /// <returns>The new draft.</returns>
    public CreateTaskDraft OfType(string type) => Set("type", type);

    /// <summary>Gives the task to an employee. Otherwise the deal's owner gets it.</summary>
    /// <param name="employee">The employee.</param>
    /// <returns>The new draft.</returns>
    public CreateTaskDraft For(EmployeeId employee) => Set("for", employee.Value);

    /// <summary>Gives the task to somebody by a rule of assignment (R20, R41). When nobody of the rule is free, the deal's owner gets it.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <returns>The new draft.</returns>
    public CreateTaskDraft ByAssignment(string rule) => Set("assign", rule);

    /// <summary>Says by when it is to be done.</summary>
    /// <param name="period">How long after the task is made. Not negative.</param>
    /// <returns>The new draft.</returns>
    public CreateTaskDraft Due(Period period) => Set("due", PeriodText.Format(period));

    /// <summary>It is to be done by the end of the day on which it is made.</summary>
    /// <returns>The new draft.</returns>
    public CreateTaskDraft DueEndOfDay() => Set("due", CreateTaskSettings.EndOfDay);
}
