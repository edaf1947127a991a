using System.Diagnostics;
using CrmCore.CrashChild.Check;
using CrmCore.CrashChild.Outside;
using CrmCore.CrashChild.Running;
using CrmCore.CrashChild.Told;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.CrashChild.Parent;

/// <summary>
/// The last engine on a store: decides and carries out what the dead left behind, on a clock so far ahead that no retry waits any longer, and
/// then checks everything.
/// </summary>
internal static class Heir
{
    private static readonly Duration Ahead = Duration.FromDays(10);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Settles what is open, and checks.</summary>
    /// <param name="store">The store; nobody else is at work on it.</param>
    /// <param name="folder">The answers and effects.</param>
    /// <param name="deaths">How many died, for the report.</param>
    public static async Task<CrashReport> CheckAsync(string store, string folder, int deaths)
    {
        using var journal = new EffectJournal(folder, "heir");
        await using var services = CrashEngine.Build(store, new Receiver(journal, null, 0), new ShiftedClock(Ahead));
        var engine = services.GetRequiredService<CrmEngine>();
        await engine.StartAsync();
        await SettleAsync(engine);
        var story = await StoreStory.ReadAsync(engine);
        return Report(story, [.. AnswerLog.ReadAll(folder)], [.. EffectJournal.ReadAll(folder)], deaths);
    }

    /// <summary>Runs what is due until nothing is.</summary>
    /// <exception cref="TimeoutException">Something due is not carried out.</exception>
    public static async Task SettleAsync(CrmEngine engine)
    {
        using var stop = new CancellationTokenSource();
        var working = engine.WorkAsync(stop.Token);
        var since = Stopwatch.StartNew();
        for (string? last = null; await FirstDueAsync(engine) is { } due; last = due)
        {
            if (due != last) since.Restart();
            if (since.Elapsed > Patience) throw new TimeoutException($"The action {due} is due and is not carried out.");
            await Task.Delay(20, CancellationToken.None);
        }

        await stop.CancelAsync();
        await working;
    }

    public static CrashReport Report(StoreStory story, IReadOnlyList<Answer> answers, IReadOnlyList<Effect> effects, int deaths) => new()
    {
        Deaths = deaths,
        Answered = answers.Count(a => a.IsKept),
        Refused = answers.Count(a => !a.IsKept),
        Events = story.Inbox.Count(e => EventChecks.NumberOf(e) >= 0),
        Deals = story.Deals.Count,
        Moves = story.Timeline.Count(t => t.Kind == TimelineKinds.Moved),
        Actions = PlannedActions.Of(story).ByKey.Count,
        Uncertain = story.Actions.Count(a => a.Held == HeldReasons.Uncertain),
        Effects = effects.Count,
        Violations = CrashChecker.Check(story, answers, effects),
    };

    private static async Task<string?> FirstDueAsync(CrmEngine engine)
    {
        var first = await engine.Store.PageAsync(ScheduledActionRecords.Instance, ScheduledActionRecords.ByDue, default, 0, 1, null, false, CancellationToken.None);
        return first.Items.Count > 0 && first.Items[0].DueAt <= engine.Now ? first.Items[0].Key : null;
    }
}
