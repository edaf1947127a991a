using System.Globalization;
using NodaTime;

namespace CrmCore;

/// <summary>Says moments and waiting actions as people read them.</summary>
internal static class InWords
{
    public static string Moment(Instant at, AccountModel model) =>
        at.InZone(model.Zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Waiting(ScheduledAction action, AccountModel model)
    {
        var phase = action.Phase switch
        {
            ActionPhase.Leave => "undoes what entering did; ",
            ActionPhase.Remind => "the reminder before the time limit; ",
            ActionPhase.Overdue => "the time limit; ",
            ActionPhase.Recipient => $"for {action.Target}; ",
            ActionPhase.Notify => $"a notification for {action.Target}; ",
            _ => "",
        };
        return phase + Until(action, model);
    }

    private static string Until(ScheduledAction action, AccountModel model) => action switch
    {
        { DueAt: { } due, AtOnce: true, Attempts: 0 } => $"due at once ({Moment(due, model)})",
        { DueAt: { } due, Attempts: > 0 } => $"failed {action.Attempts} times ({action.Error}); tried again at {Moment(due, model)}",
        { DueAt: { } due } => $"waits until {Moment(due, model)}",
        { Held: HeldReasons.Dead } => $"waits for a person: every try failed ({action.Error}). It can be sent again",
        { Held: HeldReasons.Uncertain } => $"waits for a person: nobody knows whether it had its effect ({action.Error})",
        { Held: { } held } when held.StartsWith(HeldReasons.PausedPrefix, StringComparison.Ordinal) => "waits until its automation is switched on again (R69)",
        { Held: { } held } when held.StartsWith(HeldReasons.FieldPrefix, StringComparison.Ordinal) => $"waits until the field '{held[HeldReasons.FieldPrefix.Length..]}' is set (R17)",
        _ => "waits",
    };
}
