using System.Diagnostics;

namespace CrmCore.CrashChild.Outside;

/// <summary>
/// Who is behind the host's actions: mostly does as it is told, sometimes slowly; fails before or after the effect; and now and then the
/// process dies while it is asked.
/// </summary>
internal sealed class Receiver(EffectJournal journal, Random? chance, int deathsInTenThousand)
{
    /// <summary>The kind whose receiver knows our keys.</summary>
    public const string Ship = "acme.ship";

    /// <summary>The kind whose receiver knows none.</summary>
    public const string Ring = "acme.ring";

    public async ValueTask<ActionOutcome> TakeAsync(ScheduledAction action, CancellationToken ct)
    {
        var effect = new Effect(action.Key, new DealId(action.Subject), action.Entry, action.Action);
        if (chance is null) return Done(effect);
        if (Roll(10_000) < deathsInTenThousand) Die(effect);
        switch (Roll(100))
        {
            case < 6:
                await Task.Delay(Roll(200), ct);
                return Done(effect);
            case < 10:
                journal.Write(effect);
                await Task.Delay(Roll(300), ct);
                return ActionOutcome.Done;
            case < 16:
                return ActionOutcome.RetryLater("busy");
            case < 20:
                journal.Write(effect);
                throw new IOException("The answer was lost.");
            case < 22:
                return ActionOutcome.Fail("refused for good");
            default:
                return Done(effect);
        }
    }

    private ActionOutcome Done(Effect effect)
    {
        journal.Write(effect);
        return ActionOutcome.Done;
    }

    private void Die(Effect effect)
    {
        if (Roll(2) == 0) journal.Write(effect);
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    private int Roll(int below)
    {
        lock (chance!) return chance.Next(below);
    }
}
