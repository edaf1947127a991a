using NodaTime;

namespace CrmCore.Testing;

/// <summary>Plays a story to its end, or to the first broken promise.</summary>
internal sealed class StoryRun(SimulatedWorld world)
{
    // So often the clock goes to what is due next before the story ends; loops of the pipeline's own would go on for ever.
    private const int LastHops = 40;

    public void Play()
    {
        Open();
        foreach (var step in world.Story.Steps)
        {
            if (world.Ledger.Broken is not null) return;
            world.Turns.Chance = new SimulationChance(world.Story.Seed, 1_000_000 + step.Number);
            foreach (var fault in step.Faults) world.Arm(fault);
            step.Play(world);
            if (step.Overlaps) Some();
            else All();
            foreach (var node in world.Nodes) node.StepEnded();
        }

        if (world.Ledger.Broken is not null) return;
        CalmDown();
        if (world.Ledger.Broken is null) EndChecks.Look(world);
    }

    private void Open()
    {
        world.Turns.IsCalm = true;
        foreach (var node in world.Nodes) node.Begin();
        world.Turns.RunAll();
        world.LookAtCalls();
        world.Turns.IsCalm = false;
    }

    private void Some()
    {
        for (var left = world.Turns.Chance.Next(8); left > 0 && world.Ledger.Broken is null; left--)
        {
            if (!world.Turns.RunOne()) return;
        }
    }

    private void All()
    {
        if (!world.Turns.RunAll()) world.Ledger.Break("the work ends", "the nodes go on for ever");
        world.Disarm();
        world.LookAtCalls();
        if (world.Ledger.Broken is null) StepChecks.Look(world);
    }

    // Everything works again, everybody is alive, and what is due is carried out.
    private void CalmDown()
    {
        world.Say(null, "all faults end");
        world.Disarm();
        foreach (var node in world.Nodes) node.Thaw();
        world.Turns.IsCalm = true;
        world.Turns.RunAll();
        foreach (var node in world.Nodes.Where(n => !n.IsAlive)) node.Begin();
        world.Turns.RunAll();
        world.LookAtCalls();
        HandInAgain();
        for (var hop = 0; hop < LastHops && world.Ledger.Broken is null; hop++)
        {
            var node = world.Nodes[hop % world.Nodes.Count];
            world.Begin(node, "carrying out what is due", async () => await node.Engine.RunDueAsync().ConfigureAwait(false));
            world.Turns.RunAll();
            world.LookAtCalls();
            if (DueNext() is not { } due) break;
            world.Advance(Duration.Max(Duration.FromSeconds(20), due - world.Clock.Now));
        }
    }

    // Whoever got no answer sends again, and the others do so by mistake: nothing may happen twice.
    private void HandInAgain()
    {
        foreach (var handed in world.Handed.All.ToArray())
        {
            var wasKnown = handed.Outcome is not null || handed.IsKnown;
            var node = world.Ready(0);
            world.Begin(node, "the handing in of " + handed.Words, async () =>
            {
                var outcome = await node.Engine.ForAccount(handed.Account).Events.IngestAsync(handed.Event).ConfigureAwait(false);
                if (wasKnown && outcome.Status != EventStatus.Duplicate) world.Ledger.Break("no event is lost", $"{handed.Words} was answered before, and is {outcome.Status} when it is handed in again");
                if (!wasKnown) world.Handed.Told(handed, outcome);
            });
            world.Turns.RunAll();
        }

        world.LookAtCalls();
    }

    private Instant? DueNext()
    {
        var page = SimulatedDatabase.Now(world.Database.Tables.PageAsync(new PageRequest(ScheduledActionRecords.Instance, ScheduledActionRecords.ByDue, default, 0, 1), default));
        return page.Items.Count == 0 ? null : ((ScheduledAction)page.Items[0]).DueAt;
    }
}
