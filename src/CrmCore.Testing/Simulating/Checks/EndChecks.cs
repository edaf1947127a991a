using NodaTime;

namespace CrmCore.Testing;

/// <summary>What must hold when all faults are over, everybody is alive and what was due is done.</summary>
internal static class EndChecks
{
    public static void Look(SimulatedWorld world)
    {
        StepChecks.Look(world);
        foreach (var handed in world.Handed.All)
        {
            if (handed.Outcome is { } outcome) InboxChecks.Look(world, handed, outcome);
            if (InboxChecks.Row(world, handed) is { State: EventState.Pending }) world.Ledger.Break("no event is lost", $"{handed.Words} is still not decided");
        }

        EventsKeepTheirOrder(world);
        for (var i = 0; i < world.Story.Accounts && world.Ledger.Broken is null; i++)
        {
            var state = new AccountState(world, Accounts.NameOf(i));
            TimelinesGiveTheDeals(world, state);
            NothingIsLeftUndone(world, state);
        }
    }

    // Whoever was answered before another event of the same person was handed in was first: it is decided first, on whatever node.
    private static void EventsKeepTheirOrder(SimulatedWorld world)
    {
        foreach (var person in world.Handed.All.Where(h => h is { Person: not null, Outcome: not null }).GroupBy(h => (h.Account, h.Person)))
        {
            foreach (var (first, second) in person.SelectMany(a => person.Where(b => a.ToldAt < b.HandedAt).Select(b => (a, b))))
            {
                if (world.Ledger.Events.DecidedAt(first.Outcome!.Event) is { } one && world.Ledger.Events.DecidedAt(second.Outcome!.Event) is { } other && one > other)
                {
                    world.Ledger.Break("events of one person keep their order", $"{first.Words} was answered before {second.Words} was handed in, and was decided at commit {one}, after {other}");
                }
            }
        }
    }

    private static void TimelinesGiveTheDeals(SimulatedWorld world, AccountState state)
    {
        foreach (var deal in state.Deals.Values)
        {
            var entries = SimulatedDatabase.Now(CardHistory.EntriesAsync(world.Database.Tables, deal.Account, deal.Id.Value, default));
            var made = entries.FindIndex(e => e.Kind == TimelineKinds.Created);
            if (made < 0)
            {
                world.Ledger.Break("timeline and state agree", $"the timeline of the deal {deal.Id} does not say that it was made");
                continue;
            }

            var then = CardHistory.Deal(deal, entries, made + 1)!;
            var stage = entries[made].ReadData().TryGetProperty("to", out var to) ? to.GetString() : then.Stage;
            if (then.Entry != 1 || then.Stage != stage) world.Ledger.Break("timeline and state agree", $"the deal {deal.Id}, its timeline taken back to its beginning, stands on '{then.Stage}', entry {then.Entry}; it was made on '{stage}'");
        }
    }

    private static void NothingIsLeftUndone(SimulatedWorld world, AccountState state)
    {
        foreach (var action in state.Actions)
        {
            if (action.DueAt is { } due && due + Duration.FromSeconds(1) < world.Clock.Now && !HasCome(world, due))
            {
                world.Ledger.Break("what is due is done", $"'{action.Action}' ({action.Do}, {action.Phase}) of {action.Subject} was due at {due}, lease {action.Lease}, and nobody has done it");
            }
        }
    }

    // The story ends after so many looks: what fell due at the last one is no loss.
    private static bool HasCome(SimulatedWorld world, Instant due) => due + Duration.FromMinutes(5) > world.Clock.Now;
}
