using System.Globalization;
using CrmCore.Scenarios.Durability;

namespace CrmCore.Scenarios.Assignment.Simulation;

/// <summary>Lives through random days, a step at a time; after each the office is checked against the naive model.</summary>
internal sealed class SimulatedOffice : IAsyncDisposable
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Stage("offer").Won().Lost());

    private readonly Random _random;
    private readonly CrashDesk _desk;
    private readonly OfficeChecks _checks;
    private int _people;
    private int _keys;

    private SimulatedOffice(Random random, SimulatedWorld world, CrashDesk desk)
    {
        (_random, World, _desk) = (random, world, desk);
        Desks = new NaiveDesks(world);
        _checks = new OfficeChecks(this);
    }

    public SimulatedWorld World { get; }

    public NaiveDesks Desks { get; }

    public Crm Crm => _desk.Crm;

    public ICrmStore Store => _desk.Store;

    public Instant Now => _desk.Clock.Now;

    /// <summary>What was done last, for the message of a failure.</summary>
    public string Last { get; private set; } = "";

    /// <summary>The cards whose owner was chosen by hand in this step.</summary>
    public HashSet<Guid> ByHand { get; } = [];

    /// <summary>When each card was last asked for by a rule.</summary>
    public Dictionary<Guid, Instant> Asked { get; } = [];

    public Dictionary<Guid, string> Needs { get; } = [];

    /// <summary>All leads and deals that there ever were.</summary>
    public HashSet<Guid> Seen { get; } = [];

    /// <summary>The rule that was asked for a card last.</summary>
    public Dictionary<Guid, string> RuleOf { get; } = [];

    /// <summary>Who ever had something of a client: one of them may be the client's own manager.</summary>
    public HashSet<(ContactId Client, string Employee)> Managers { get; } = [];

    public int GivenByRule => _checks.GivenByRule;

    public int Waited => _checks.Waited;

    /// <summary>An office of random people and rules.</summary>
    public static async Task<SimulatedOffice> OpenAsync(int seed, bool sqlite)
    {
        var random = new Random(seed);
        var world = new SimulatedWorld(random);
        var desk = await CrashDesk.OpenAsync(sqlite, world.Register, Sales);
        var office = new SimulatedOffice(random, world, desk);
        foreach (var employee in world.Employees.Values) Assert.IsType<Done>(await office.Crm.Settings.SaveAsync(employee));
        return office;
    }

    public async Task LiveAsync(int steps, bool restarts)
    {
        for (var step = 0; step < steps; step++)
        {
            ByHand.Clear();
            Last = "";
            if (restarts && _random.Next(25) == 0) await RestartAsync();
            await StepAsync();
            await SettleAsync();
        }
    }

    /// <summary>Everybody is there and may have as much as there is: after quiet days nothing waits.</summary>
    public async Task QuietDaysAsync()
    {
        ByHand.Clear();
        foreach (var employee in World.Employees.Values.ToArray())
        {
            Last = "";
            await SaveAsync(employee with { Active = true, Skills = ["a", "b"], Capacity = World.Unlimited, DailyQuota = World.Unlimited });
            await SettleAsync();
            await SetPresenceAsync(employee.Id, Presence.AtWork, null);
            await SettleAsync();
        }

        await AdvanceAsync(Duration.FromDays(30));
        await _checks.NothingWaitsAsync();
    }

    public async ValueTask DisposeAsync() => await _desk.DisposeAsync();

    private async Task StepAsync()
    {
        switch (_random.Next(20))
        {
            case < 6: await RequestAsync(); break;
            case 6: await KnownClientAsync(); break;
            case < 10: await CloseAsync(); break;
            case 10: await ByHandAsync(); break;
            case 11: await AskAsync(); break;
            case 12: await WithdrawAsync(); break;
            case < 15: await PresenceAsync(); break;
            case 15: await SettingsAsync(); break;
            case 16: await AdvanceAsync(Duration.FromMinutes(_random.Next(1, 30))); break;
            case 17: await AdvanceAsync(Duration.FromMinutes(_random.Next(30, 900))); break;
            case 18: await LateAsync(); break;
            default: await LeadAsync(); break;
        }
    }

    private async Task RequestAsync()
    {
        var phone = string.Create(CultureInfo.InvariantCulture, $"+7916{++_people:0000000}");
        await FormAsync(phone, _random.Next(5) switch { 0 => "dark", < 3 => "inbox", _ => "site" });
    }

    // Somebody who was here before: their manager may come first.
    private Task KnownClientAsync() => _people == 0 ? Task.CompletedTask : FormAsync(string.Create(CultureInfo.InvariantCulture, $"+7916{_random.Next(1, _people + 1):0000000}"), "site");

    private async Task FormAsync(string phone, string source)
    {
        var need = _random.Next(3) switch { 0 => "a", 1 => "b", _ => null };
        Say($"a form of {phone} by {source}, needs {need ?? "nothing"}");
        var form = new FormSubmitted { Source = source, Key = string.Create(CultureInfo.InvariantCulture, $"k{++_keys}"), Form = "f", Phone = phone };
        if (need is not null) form = form with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["need"] = need } };
        var outcome = await Crm.Events.IngestAsync(form);
        Assert.Null(outcome.Error);
        foreach (var card in outcome.Deals.Select(d => d.Deal.Value).Concat(outcome.Lead is { } lead ? [lead.Value] : []).Where(Seen.Add))
        {
            (Asked[card], RuleOf[card]) = (Now, source == "dark" ? "night" : "sales");
            if (need is not null) Needs[card] = need;
        }
    }

    private async Task CloseAsync()
    {
        if (_checks.Any(_random, WorkKinds.Deal, open: true) is not { } card) return;
        Say($"close {card.Id}");
        var deal = new DealId(card.Id);
        if (_random.Next(6) == 0) await Crm.Deals.DeleteAsync(deal);
        else await Crm.Deals.MoveAsync(deal, _random.Next(2) == 0 ? Outcomes.Won : Outcomes.Lost, Actor.System);
    }

    private async Task ByHandAsync()
    {
        if (_checks.Any(_random, WorkKinds.Deal, open: _random.Next(4) != 0) is not { } card) return;
        ByHand.Add(card.Id);
        if (!card.Open)
        {
            Say($"open {card.Id} of {card.Owner} anew");
            await Crm.Deals.MoveAsync(new DealId(card.Id), "offer", Actor.System);
            return;
        }

        var to = _random.Next(4) == 0 ? null : World.Any(_random);
        Say($"give {card.Id} of {card.Owner} by hand to {to ?? "nobody"}");
        await Crm.Deals.EditAsync(new DealId(card.Id), to is null ? new DealChange { Clear = [Fields.Owner] } : new DealChange { Owner = to }, Actor.System);
    }

    private async Task AskAsync()
    {
        if (_checks.Any(_random, _random.Next(3) == 0 ? WorkKinds.Lead : WorkKinds.Deal, open: true) is not { } card) return;
        var rule = World.Rules.Keys.ElementAt(_random.Next(World.Rules.Count));
        var result = card.Kind == WorkKinds.Deal ? await Crm.Assignment.AssignAsync(new DealId(card.Id), rule) : await Crm.Assignment.AssignAsync(new LeadId(card.Id), rule);
        Say($"ask {rule} for {card.Kind} {card.Id} of {card.Owner}: {result}");
        (Asked[card.Id], RuleOf[card.Id]) = (Now, rule);
        if (result is GivenTo { Employee: var to } && to.Value == card.Owner) Desks.Given(to.Value, card.Kind, Now);
    }

    private async Task WithdrawAsync()
    {
        if (_checks.AnyWaiting(_random) is not { } waiting) return;
        Say($"withdraw {waiting.Subject}");
        if (waiting.Kind == WorkKinds.Deal) await Crm.Assignment.WithdrawAsync(new DealId(waiting.Subject));
        else await Crm.Assignment.WithdrawAsync(new LeadId(waiting.Subject));
    }

    private async Task PresenceAsync()
    {
        var presence = _random.Next(3) == 0 ? Presence.AtWork : (Presence)_random.Next(6);
        await SetPresenceAsync(World.Any(_random), presence, presence != Presence.AtWork && _random.Next(2) == 0 ? Now + Duration.FromMinutes(_random.Next(1, 600)) : null);
    }

    private async Task SetPresenceAsync(string employee, Presence presence, Instant? until)
    {
        Say($"{employee} is {presence} until {until}");
        if (await Crm.Presence.SetAsync(employee, presence, until) is Done) Desks.Say(employee, presence, until);
        else Assert.False(World.Employees[employee].Active);
    }

    private async Task SettingsAsync()
    {
        if (_random.Next(3) == 0)
        {
            var rule = World.Changed(_random, World.Rules.Values.ElementAt(_random.Next(World.Rules.Count)));
            Say($"the rule {rule.Id} has {string.Join(' ', rule.Employees)}");
            Assert.IsType<Done>(await Crm.Settings.SaveAsync(rule));
            World.Save(rule);
        }
        else if (_random.Next(4) == 0)
        {
            await SaveAsync(World.NewEmployee(_random, string.Create(CultureInfo.InvariantCulture, $"e{World.Employees.Count}")));
        }
        else
        {
            await SaveAsync(World.Changed(_random, World.Employees[World.Any(_random)]));
        }
    }

    private async Task SaveAsync(Employee employee)
    {
        Say($"{employee.Id}: active {employee.Active}, {string.Join(' ', employee.Skills)}, {employee.Calendar}, {string.Join(' ', employee.Capacity)}");
        Assert.IsType<Done>(await Crm.Settings.SaveAsync(employee));
        World.Save(employee);
    }

    private async Task LeadAsync()
    {
        if (_checks.Any(_random, WorkKinds.Lead, open: true) is not { } card) return;
        var (lead, employee) = (new LeadId(card.Id), World.Any(_random));
        switch (_random.Next(4))
        {
            case 0:
                ByHand.Add(card.Id);
                Say($"{employee} takes the lead {lead}: {await Crm.Leads.TakeAsync(lead, Actor.System, employee)}");
                break;
            case 1:
                Say($"the lead {lead} is put back: {await Crm.Leads.PutBackAsync(lead)}");
                break;
            case 2:
                Say($"the lead {lead} is rejected: {await Crm.Leads.RejectAsync(lead, "spam")}");
                break;
            default:
                var accepted = await Crm.Leads.AcceptAsync(lead, new EmployeeId(employee));
                if (accepted is Created made && Seen.Add(made.Id)) ByHand.Add(made.Id);
                Say($"{employee} accepts the lead {lead}: {accepted}");
                break;
        }
    }

    // The clock has gone on and a request is decided before the timers that fell due.
    private async Task LateAsync()
    {
        _desk.Clock.AdvanceTo(Now + Duration.FromMinutes(_random.Next(1, 120)));
        if (_random.Next(2) == 0) await RequestAsync();
        else await PresenceAsync();
    }

    private async Task RestartAsync()
    {
        Say("restart");
        await _desk.RestartAsync();
    }

    // Each moment on the way is looked at by itself.
    private async Task AdvanceAsync(Duration by)
    {
        Say($"{by} pass");
        var end = Now + by;
        while (_desk.Engine.NextDue is { } due && due <= end)
        {
            if (due > Now) _desk.Clock.AdvanceTo(due);
            await SettleAsync();
        }

        if (end > Now) _desk.Clock.AdvanceTo(end);
    }

    private async Task SettleAsync()
    {
        var rounds = 0;
        while (await _desk.Engine.RunDueAsync() > 0) Assert.True(++rounds < 100, "The engine does not come to rest.");
        await _checks.RunAsync();
    }

    private void Say(string what) => Last += (Last.Length == 0 ? "" : "; ") + what;
}
