using NodaTime;

namespace CrmCore;

/// <summary>Counts the deals that an automation was tried and failed for, and pauses it when too many failed (R69).</summary>
internal static class Tally
{
    private static readonly Duration Window = Duration.FromHours(24);

    public static void Tried(DecisionScope scope, ScheduledAction action) => Add(scope, action, 1, 0);

    /// <summary>Counts a failed deal; pauses the automation when at least 10 deals and 10 % of the tried ones failed in 24 hours under this version.</summary>
    public static void Failed(DecisionScope scope, ScheduledAction action)
    {
        var tallies = scope.Set.Of(ActionTallyRecords.Instance);
        long tried = 0;
        long failed = 1;
        var oldest = Hour(scope.Now - Window);
        foreach (var key in tallies.Lookup(ActionTallyRecords.ByAction, ActionTallyRecords.ActionKeyOf(scope.Account, action.Pipeline, action.Action, action.Revision)).ToArray())
        {
            if (tallies.Find(key) is not { } tally || tally.Hour <= oldest) continue;
            tried += tally.Tried;
            failed += tally.Failed;
        }

        Add(scope, action, 0, 1);
        var settings = scope.Model.Account.Settings;
        if (failed < settings.PauseAfterFailures || failed * 100 < Math.Max(tried, failed) * settings.PauseAtPercent) return;
        Pause(scope, action, failed, Math.Max(tried, failed));
    }

    private static void Pause(DecisionScope scope, ScheduledAction action, long failed, long tried)
    {
        var id = AccountModel.PauseId(action.Pipeline, action.Action);
        var settings = scope.Set.Of(SettingRecords.Instance);
        var before = settings.Find(SettingRecords.Key(scope.Account, SettingKinds.Pause, id));
        if (before is { Body.IsEmpty: false }) return;
        var pause = new Setting
        {
            Account = scope.Account,
            Kind = SettingKinds.Pause,
            Id = id,
            Version = (before?.Version ?? 0) + 1,
            SavedAt = scope.Now,
            SavedBy = scope.Actor.ToString(),
            Body = JsonBody.Write(json => json.WriteNumber("revision", action.Revision)),
        };
        if (before is null) settings.Insert(pause);
        else settings.Update(pause);
        ActionTimeline.Write(scope, action, TimelineKinds.AutomationPaused, ActionTimeline.Data(scope, action, $"it failed for {failed} of {tried} deals in 24 hours (R69)"));
        foreach (var admin in scope.Model.Employees.Values.Where(e => e is { Active: true, Admin: true }))
        {
            Notices.Plan(
                scope, action.Subject, action.Entry, action.Pipeline, action.Stage, NotificationKinds.AutomationPaused + ":" + action.Action, admin.Id,
                $"The action '{action.Action}' of '{action.Pipeline}' paused itself", $"It failed for {failed} of {tried} deals in the last 24 hours. What waits is kept; switch it on again when the cause is mended.");
        }
    }

    // Each deal counts once: of several recipients only the first failure does.
    private static void Add(DecisionScope scope, ScheduledAction action, long tried, long failed)
    {
        if (action.Action.StartsWith('$') || action.Phase == ActionPhase.Notify) return;
        scope.Set.Of(ActionTallyRecords.Instance).Add(
            new ActionTally(scope.Account, action.Pipeline, action.Action, action.Revision, Hour(scope.Now), tried, failed), ActionTally.Sum);
    }

    private static long Hour(Instant at) => at.ToUnixTimeSeconds() / 3600;
}
