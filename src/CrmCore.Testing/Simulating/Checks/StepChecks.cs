namespace CrmCore.Testing;

/// <summary>What must hold whenever nothing is under way, looked at in the tables.</summary>
internal static class StepChecks
{
    public static void Look(SimulatedWorld world)
    {
        for (var i = 0; i < world.Story.Accounts && world.Ledger.Broken is null; i++)
        {
            var state = new AccountState(world, Accounts.NameOf(i));
            CountsAgree(world, state);
            NothingWaitsForAStageLeft(world, state);
            DesksAgree(world, state);
            QueuesAgree(world, state);
            CardsAreTheAccounts(world, state);
        }

        if (world.Ledger.Broken is null && world.Plan.Promises.Count > 0) Promises(world);
    }

    private static void CountsAgree(SimulatedWorld world, AccountState state)
    {
        var expected = new SortedDictionary<(string Pipeline, string Stage, string Currency), (long Deals, long Amount)>();
        foreach (var deal in state.Deals.Values.Where(d => d.State == CardState.Active))
        {
            var key = (deal.Pipeline, deal.Stage, deal.Amount?.Currency ?? "");
            var (deals, amount) = expected.GetValueOrDefault(key);
            expected[key] = (deals + 1, amount + (deal.Amount?.Minor ?? 0));
        }

        foreach (var count in People.All(world, StageCountRecords.Instance, state.Name))
        {
            var key = (count.Pipeline, count.Stage, count.Currency);
            expected.Remove(key, out var counted);
            if (counted != (count.Deals, count.Amount)) world.Ledger.Break("stage counts equal the deals", $"'{count.Stage}' of '{count.Pipeline}' {count.Currency} counts {count.Deals} deals of {count.Amount}, and there are {counted.Deals} of {counted.Amount}");
        }

        foreach (var (key, counted) in expected) world.Ledger.Break("stage counts equal the deals", $"{counted.Deals} deals stand on '{key.Stage}' of '{key.Pipeline}', and no counter knows");
    }

    private static void NothingWaitsForAStageLeft(SimulatedWorld world, AccountState state)
    {
        foreach (var action in state.Actions)
        {
            if (action is not { Phase: ActionPhase.Enter, Stays: false, AtOnce: false } || action.Held is HeldReasons.Dead or HeldReasons.Uncertain || world.Ledger.Actions.SentAgain.Contains(action.Key)) continue;
            if (state.Deals.TryGetValue(action.Subject, out var deal) && deal.Entry != action.Entry)
            {
                world.Ledger.Break("nothing waits for a stage that was left", $"'{action.Action}' of entry {action.Entry} ('{action.Stage}') waits, and the deal {deal.Id} stands on '{deal.Stage}', entry {deal.Entry}");
            }
        }
    }

    private static void DesksAgree(SimulatedWorld world, AccountState state)
    {
        foreach (var desk in People.All(world, DeskRecords.Instance, state.Name))
        {
            var owner = desk.Employee;
            Compare(WorkKinds.Deal, state.Deals.Values.Count(d => d is { State: CardState.Active, IsClosed: false } && d.Owner == owner));
            Compare(WorkKinds.Lead, state.Leads.Values.Count(l => l.State is LeadState.New or LeadState.InWork && l.Owner == owner));

            void Compare(string kind, int open)
            {
                if (desk.OpenOf(kind) != open) world.Ledger.Break("desks agree with the cards", $"the desk of {owner} counts {desk.OpenOf(kind)} of {kind}, and it is {open}");
            }
        }
    }

    private static void QueuesAgree(SimulatedWorld world, AccountState state)
    {
        var waiting = People.All(world, WaitingRecords.Instance, state.Name).ToList();
        foreach (var twice in waiting.GroupBy(w => w.Subject).Where(g => g.Count() > 1)) world.Ledger.Break("queues are fair", $"{twice.Key} waits {twice.Count()} times");
        foreach (var twice in waiting.GroupBy(w => (w.Queue, w.Number)).Where(g => g.Count() > 1)) world.Ledger.Break("queues are fair", $"the number {twice.Key.Number} of '{twice.Key.Queue}' was given {twice.Count()} times");
        var roster = People.All(world, RosterRecords.Instance, state.Name).FirstOrDefault();
        var said = roster?.Queues.SelectMany(q => q.Value.Lists.Select(l => (Queue: q.Key, List: l.Key, l.Value.Count))).ToList() ?? [];
        foreach (var (queue, list, count) in said)
        {
            var there = waiting.Count(w => w.Queue == queue && w.List == list);
            if (there != count) world.Ledger.Break("queues are fair", $"the roster says that {count} wait in '{queue}', and {there} do");
        }

        if (said.Sum(s => s.Count) != waiting.Count) world.Ledger.Break("queues are fair", $"{waiting.Count} wait, and the roster knows of {said.Sum(s => s.Count)}");
        foreach (var request in waiting)
        {
            var isOpen = request.Kind switch
            {
                WorkKinds.Deal => state.Deals.TryGetValue(request.Subject, out var deal) && deal is { State: CardState.Active, IsClosed: false },
                WorkKinds.Lead => state.Leads.TryGetValue(request.Subject, out var lead) && lead.State is LeadState.New or LeadState.InWork,
                _ => true,
            };
            if (!isOpen) world.Ledger.Break("queues are fair", $"{request.Kind} {request.Subject} waits in '{request.Queue}' and is over");
        }
    }

    private static void CardsAreTheAccounts(SimulatedWorld world, AccountState state)
    {
        foreach (var deal in state.Deals.Values)
        {
            if (deal.Contact is { } contact && !state.Contacts.ContainsKey(contact.Value)) world.Ledger.Break("accounts never mix", $"the deal {deal.Id} of '{state.Name}' is with the contact {contact}, which '{state.Name}' does not have");
        }

        foreach (var claim in People.All(world, ClaimRecords.Instance, state.Name).Where(c => !c.IsShared))
        {
            var isHeld = claim.HolderKind switch
            {
                CardKind.Contact => state.Contacts.TryGetValue(claim.Holder, out var contact) && contact.State == CardState.Active,
                CardKind.Lead => state.Leads.ContainsKey(claim.Holder),
                CardKind.Deal => state.Deals.ContainsKey(claim.Holder),
                _ => true,
            };
            if (!isHeld) world.Ledger.Break("claims are held", $"{claim.Kind} {claim.Value} of '{state.Name}' is held by {claim.HolderKind} {claim.Holder}, which is not in use");
        }
    }

    // The caller's own promises read by the engine's face, at once and without faults.
    private static void Promises(SimulatedWorld world)
    {
        if (world.Nodes.FirstOrDefault(n => n.IsReady) is not { } node) return;
        var wasCalm = world.Turns.IsCalm;
        world.Turns.IsCalm = true;
        for (var i = 0; i < world.Story.Accounts; i++)
        {
            var crm = node.Engine.ForAccount(Accounts.NameOf(i));
            foreach (var (name, check) in world.Plan.Promises)
            {
                if (SimulatedDatabase.Now(check(crm)) is { } what) world.Ledger.Break(name, what);
            }
        }

        world.Turns.IsCalm = wasCalm;
    }
}
