using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>Commands on planned actions (R71) and on paused automations (R69).</summary>
internal static class ActionCommands
{
    public static CommandResult Change(DecisionScope scope, JsonElement command)
    {
        var key = new RecordKey(
            scope.Account, command.Id("subject") ?? Guid.Empty, command.Required("action"), command.GetProperty("entry").GetInt64(),
            command.GetProperty("phase").GetInt64(), T1: command.Text("target") ?? "");
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        if (actions.Find(key) is not { } action) return new Refused("That action waits no more: it ran, or was cancelled.");
        var what = command.Required("op");
        switch (what)
        {
            case "cancel":
                actions.Delete(key);
                break;
            case "run" or "redrive":
                actions.Update(action with { DueAt = scope.Now, Held = null, Attempts = 0, Error = null, Started = false, MovedByHand = true, Version = action.Version + 1 });
                break;
            case "move":
                var due = Instant.FromUnixTimeMilliseconds(command.GetProperty("due").GetInt64());
                if (action.Held is HeldReasons.Dead or HeldReasons.Uncertain) action = action with { Attempts = 0, Started = false };
                actions.Update(action with { DueAt = due, Held = null, MovedByHand = true, Version = action.Version + 1 });
                break;
            default:
                return new Refused($"'{what}' is nothing that can be done to an action.");
        }

        Tell(scope, actions.Find(key) ?? action, what);
        return new Done();
    }

    public static CommandResult Resume(DecisionScope scope, JsonElement command)
    {
        var pipeline = command.Required("pipeline");
        var name = command.Required("action");
        var settings = scope.Set.Of(SettingRecords.Instance);
        var pause = settings.Find(SettingRecords.Key(scope.Account, SettingKinds.Pause, AccountModel.PauseId(pipeline, name)));
        if (pause is null || pause.Body.IsEmpty) return new Done { Changed = false };
        var revision = BodyReader.Value(pause.Body, "revision").AsNumber is { } number ? (long)number : 0;
        settings.Update(pause with { Body = default, Version = pause.Version + 1, SavedAt = scope.Now, SavedBy = scope.Actor.ToString() });
        ResetTally(scope, pipeline, name, revision);
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        var held = HeldReasons.PausedBy(pipeline, name);
        foreach (var key in actions.Lookup(ScheduledActionRecords.ByHeld, new RecordKey(scope.Account, T0: held)).ToArray())
        {
            if (actions.Find(key) is { } action) actions.Update(action with { DueAt = scope.Now, Held = null, Version = action.Version + 1 });
        }

        return new Done();
    }

    private static void ResetTally(DecisionScope scope, string pipeline, string action, long revision)
    {
        var tallies = scope.Set.Of(ActionTallyRecords.Instance);
        foreach (var key in tallies.Lookup(ActionTallyRecords.ByAction, ActionTallyRecords.ActionKeyOf(scope.Account, pipeline, action, revision)).ToArray())
        {
            if (tallies.Find(key) is { } tally) tallies.Add(tally with { Tried = -tally.Tried, Failed = -tally.Failed }, ActionTally.Sum);
        }
    }

    private static void Tell(DecisionScope scope, ScheduledAction action, string what)
    {
        var json = scope.Tools.Timeline.Begin();
        json.WriteString("action", action.Action);
        json.WriteString("what", what);
        json.WriteString("key", action.Key);
        if (what != "cancel" && action.DueAt is { } due) json.WriteNumber("due", due.ToUnixTimeMilliseconds());
        var data = scope.Tools.Timeline.End();
        ActionTimeline.Write(scope, action, what == "cancel" ? TimelineKinds.ActionCancelled : TimelineKinds.ActionChanged, data);
    }
}
