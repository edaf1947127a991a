using NodaTime;

namespace CrmCore.Testing;

/// <summary>Draws a story from its seed: who does what when, and what goes wrong.</summary>
internal sealed class StoryWriter
{
    private const int Fewest = 20;
    private const int Most = 50;

    private readonly SimulationPlan _plan;
    private readonly int _seed;
    private readonly TriggerDefinition[] _triggers;
    private SimulationChance _chance;
    private int _accounts;
    private int _nodes;
    private int _keys;

    private StoryWriter(SimulationPlan plan, int seed)
    {
        _plan = plan;
        _seed = seed;
        _chance = new SimulationChance(seed);
        _triggers = [.. plan.Pipelines.SelectMany(p => (StageDefinition[])[.. p.Stages, p.Won, p.Lost]).SelectMany(s => s.Triggers).Where(t => t.On != EventKinds.TagAdded)];
    }

    public static Story Write(SimulationPlan plan, int seed) => new StoryWriter(plan, seed).Write();

    private Story Write()
    {
        _nodes = _plan.Nodes ?? _chance.Next(1, 4);
        _accounts = _plan.Accounts ?? (_chance.Happens(25) ? 2 : 1);
        var isShared = _nodes > 1 || _chance.Happens(50);
        var writers = isShared ? _chance.Next(1, 3) : 1;
        var count = _plan.Steps ?? _chance.Next(Fewest, Most + 1);
        var steps = new List<StoryStep>(count);
        for (var i = 0; i < count; i++)
        {
            // Each step has draws of its own, so that a step more or less changes no other.
            _chance = new SimulationChance(_seed, i + 1);
            steps.Add(Step(i + 1) with { Overlaps = _chance.Happens(30), Faults = Faults() });
        }

        return new Story(_seed, _nodes, isShared, writers, _accounts, steps);
    }

    private StoryStep Step(int number)
    {
        var node = _chance.Next(_nodes);
        var account = _chance.Next(_accounts);
        // Without a deal there is little to do.
        if (number <= 3 && _chance.Happens(80)) return new CommandStep(number, node, account, CommandKind.NewDeal, number, _chance.Next(1_000));
        return _chance.Next(100) switch
        {
            < 46 => Event(number, node, account),
            < 66 => new CommandStep(number, node, account, Command(), _chance.Next(1_000), _chance.Next(1_000)),
            < 80 => new ClockStep(number, node, Passes()),
            < 96 => new WorkStep(number, node),
            _ => new NodeStep(number, node),
        };
    }

    private CommandKind Command() => _chance.Next(100) switch
    {
        < 10 => CommandKind.NewDeal,
        < 30 => CommandKind.Move,
        < 40 => (CommandKind)_chance.Next((int)CommandKind.SaveEmployee, (int)CommandKind.SaveSource + 1),
        _ => (CommandKind)_chance.Next((int)CommandKind.SaveSource + 1),
    };

    private EventStep Event(int number, int node, int account)
    {
        var isAgain = _keys > 0 && _chance.Happens(15);
        var key = isAgain ? _chance.Next(_keys) : _keys++;
        return new EventStep(number, node, account, isAgain ? Earlier(key) : Draft(key), _chance.Happens(8) ? 2 : 1, _chance.Happens(35));
    }

    // The draft of a key is drawn from the key: handed in again it is the same event.
    private EventDraft Earlier(int key) => Draft(key);

    private EventDraft Draft(int key)
    {
        var chance = new SimulationChance(_seed, -1 - key);
        var who = chance.Happens(75) ? chance.Next(4) : chance.Next(4, 8);
        var ago = chance.Happens(15) ? Duration.FromMinutes(chance.Next(1, 600)) : (Duration?)null;
        var byEmail = chance.Happens(40);
        if (_plan.Events.Count > 0 && chance.Happens(35)) return new EventDraft("", key, who) { Own = chance.Of(_plan.Events)(chance) };
        if (_triggers.Length > 0 && chance.Happens(65))
        {
            var trigger = chance.Of(_triggers);
            return new EventDraft(trigger.On, key, who) { Trigger = trigger, Ago = ago, ByEmail = byEmail };
        }

        return new EventDraft(chance.Of(Usual), key, who) { Ago = ago, ByEmail = byEmail };
    }

    private static readonly string[] Usual =
    [
        EventKinds.IncomingCall, EventKinds.IncomingEmail, EventKinds.FormSubmitted, EventKinds.ChatMessage, EventKinds.PaymentReceived, EventKinds.SiteVisit,
        EventKinds.OutgoingCall, "simulated.tick",
    ];

    private Duration Passes() => _chance.Next(4) switch
    {
        0 => Duration.FromSeconds(_chance.Next(1, 60)),
        1 => Duration.FromMinutes(_chance.Next(1, 60)),
        2 => Duration.FromHours(_chance.Next(1, 12)),
        _ => Duration.FromHours(_chance.Next(12, 72)),
    };

    private List<StoryFault> Faults()
    {
        var faults = new List<StoryFault>();
        if (_chance.Happens(14)) faults.Add(new StoryFault(FaultKind.Death, _chance.Next(_nodes), _chance.Next(10), Duration.Zero));
        if (_chance.Happens(_nodes > 1 ? 7 : 2)) faults.Add(new StoryFault(FaultKind.Freeze, _chance.Next(_nodes), _chance.Next(10), Duration.FromSeconds(_chance.Next(1, 90))));
        if (_chance.Happens(5)) faults.Add(new StoryFault(FaultKind.StoreFails, _chance.Next(_nodes), _chance.Next(5), Duration.Zero));
        if (_chance.Happens(20)) faults.Add(new StoryFault((FaultKind)_chance.Next((int)FaultKind.PortBusy, (int)FaultKind.PortSlow + 1), _chance.Next(_nodes), _chance.Next(2), Duration.FromSeconds(_chance.Next(1, 120))));
        return faults;
    }
}
