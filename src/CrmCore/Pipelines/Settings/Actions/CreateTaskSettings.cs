using System.Text.Json.Nodes;
using NodaTime;

namespace CrmCore;

/// <summary>
/// The settings of <c>create-task</c> (R20). Neither an owner nor a rule of assignment means the deal's owner; neither a due period nor the end of the day means a task
/// without a term.
/// </summary>
internal sealed record CreateTaskSettings(string Text, string? Type, string? Owner, Period? Due, bool DueEndOfDay, string? Assign = null)
{
    /// <summary>The value of <c>due</c> for the end of the day on which the task is made.</summary>
    public const string EndOfDay = "end-of-day";

    public static SettingsShape Shape { get; } = new(
        ActionKinds.CreateTask,
        "Creates a task.",
        new SettingMember("text", SettingType.Text, "what is to be done.", Required: true),
        new SettingMember("type", SettingType.Text, "the type of the task, such as call."),
        new SettingMember("for", SettingType.Text, "the employee who gets it; the deal's owner when absent."),
        new SettingMember("assign", SettingType.Text, "the rule of assignment that says who gets it; the deal's owner when absent, or when nobody is free."),
        new SettingMember("due", SettingType.Due, "by when it is to be done, counted from the moment the task is made."))
    {
        NotBoth = ("for", "assign"),
    };

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static CreateTaskSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems)
            ? new(
                settings.Required("text"),
                settings.Text("type"),
                settings.Text("for"),
                settings.Text("due") == EndOfDay ? null : settings.Period("due"),
                settings.Text("due") == EndOfDay,
                settings.Text("assign"))
            : null;
}
