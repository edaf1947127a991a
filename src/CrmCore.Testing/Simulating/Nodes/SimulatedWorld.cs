using System.Runtime.CompilerServices;
using NodaTime;

namespace CrmCore.Testing;

/// <summary>Everything that a story happens in: one clock, one database, the nodes, the services outside, and who hears what.</summary>
internal sealed class SimulatedWorld : IDisposable
{
    /// <summary>Monday 2 March 2026, 10:00 in Moscow.</summary>
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 7, 0);

    private readonly List<RunningCall> _running = [];
    private readonly List<(SimulatedNode Node, StoryFault Fault, int Left)> _portFaults = [];
    private readonly Dictionary<Guid, string> _names = [];

    public SimulatedWorld(SimulationPlan plan, Story story, bool speaks, IReadOnlyList<RecordChange> opened)
    {
        Plan = plan;
        Story = story;
        Log = speaks ? new StoryLog() : null;
        Clock = FakeClock.At(Start);
        Outbox = new Outbox(Clock);
        Ledger = new Ledger(plan);
        Calls = new PortCalls(Ledger);
        Database = new SimulatedDatabase(Clock, Ledger);
        Turns = new Turns { InOrder = story.InOrder };
        Nodes = [.. Enumerable.Range(0, story.Nodes).Select(i => new SimulatedNode(this, i))];
        Ids = new SequentialIds(opened.Count == 0 ? 0 : 1);
        SimulatedDatabase.Now(OpenAsync(opened));
    }

    public SimulationPlan Plan { get; }

    public Story Story { get; }

    public StoryLog? Log { get; }

    public FakeClock Clock { get; }

    public SequentialIds Ids { get; }

    public Outbox Outbox { get; }

    public Ledger Ledger { get; }

    public PortCalls Calls { get; }

    public SimulatedDatabase Database { get; }

    public Turns Turns { get; }

    public IReadOnlyList<SimulatedNode> Nodes { get; }

    /// <summary>What was handed in, and what its caller was told.</summary>
    public HandedEvents Handed { get; } = new();

    public int Deaths { get; set; }

    public int Freezes { get; set; }

    public int StoreFailures { get; set; }

    public int PortFaults { get; private set; }

    /// <summary>A node that can take a call: the one asked for, else another; one is started when none runs.</summary>
    public SimulatedNode Ready(int wanted)
    {
        for (var i = 0; i < Nodes.Count; i++)
        {
            var node = Nodes[(wanted + i) % Nodes.Count];
            if (node.IsReady) return node;
        }

        // People wait until a process is there.
        var first = Nodes[wanted % Nodes.Count];
        for (var tries = 0; tries < 100 && !first.IsReady; tries++)
        {
            foreach (var node in Nodes) node.Thaw();
            if (!first.IsAlive) first.Begin();
            Turns.RunAll();
        }

        return first.IsReady ? first : throw new InvalidOperationException($"{first.Name} does not start.");
    }

    /// <summary>Begins a call of a node, up to its first turn.</summary>
    public void Begin(SimulatedNode node, string what, Func<Task> call)
    {
        var running = new RunningCall(node, what);
        _running.Add(running);
        running.Begin(call);
    }

    /// <summary>The calls of a dead process are never answered.</summary>
    public void Forget(SimulatedNode node) => _running.RemoveAll(call => call.Node == node);

    /// <summary>Looks at the calls: what ended wrongly, and what never ends.</summary>
    public void LookAtCalls()
    {
        foreach (var call in _running)
        {
            if (call.Error is { } error) Ledger.Break("calls end well", $"{call.Node.Name}: {call.What} ended with {error.GetType().Name}: {error.Message}");
            else if (!call.HasEnded && !Nodes.Any(n => n.IsFrozen) && !Turns.Waits(call.Node)) Ledger.Break("calls end", $"{call.Node.Name}: {call.What} waits for nothing and never ends");
        }

        _running.RemoveAll(call => call.HasEnded);
    }

    /// <summary>Arms a fault of a story.</summary>
    public void Arm(StoryFault fault)
    {
        var node = Nodes[fault.Node % Nodes.Count];
        switch (fault.Kind)
        {
            case FaultKind.Death:
                node.DieIn(fault.After);
                break;
            case FaultKind.Freeze:
                node.FreezeIn(fault.After, fault.Length);
                break;
            case FaultKind.StoreFails:
                node.FailIn(fault.After);
                break;
            default:
                _portFaults.Add((node, fault, fault.After));
                break;
        }
    }

    public void Disarm()
    {
        foreach (var node in Nodes) node.LiveOn();
        _portFaults.Clear();
    }

    public StoryFault? NextPortFault(SimulatedNode node)
    {
        var at = _portFaults.FindIndex(f => f.Node == node);
        if (at < 0 || Turns.IsCalm) return null;
        var (_, fault, left) = _portFaults[at];
        if (left > 0)
        {
            _portFaults[at] = (node, fault, left - 1);
            return null;
        }

        _portFaults.RemoveAt(at);
        PortFaults++;
        return fault;
    }

    public SimulatedReceiver Receiver(SimulatedNode node) => new(key => Turns.PassAsync(node, "calls a service outside"), Calls);

    /// <summary>Moves the clock; nodes that live and do not stand still show signs of life on the way.</summary>
    public void Advance(Duration by)
    {
        var beating = Nodes.Where(n => n.HasLease).ToList();
        Clock.Advance(by);
        foreach (var node in beating) node.Beat();
    }

    /// <summary>A card's name in the story.</summary>
    public string Name(Guid card)
    {
        if (!_names.TryGetValue(card, out var name)) _names[card] = name = "card " + (_names.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    public void Say(SimulatedNode? node, string words) => Log?.Add(Clock.Now, node?.Name, words);

    public void Say(SimulatedNode? node, [InterpolatedStringHandlerArgument("")] StoryWords words) => Log?.Add(Clock.Now, node?.Name, words.ToString());

    public void Dispose()
    {
        foreach (var node in Nodes) node.Bury();
    }

    /// <summary>For the setting up, which nothing disturbs.</summary>
    public void ThrowWhatCallsEndedWith()
    {
        foreach (var call in _running) call.ThrowWhatItEndedWith();
    }

    private async ValueTask<bool> OpenAsync(IReadOnlyList<RecordChange> opened)
    {
        await Database.Tables.OpenAsync(RecordCatalog.Schema, default).ConfigureAwait(false);
        if (opened.Count > 0) await Database.Tables.CommitAsync(new ChangeSet(opened), default).ConfigureAwait(false);
        return true;
    }
}
