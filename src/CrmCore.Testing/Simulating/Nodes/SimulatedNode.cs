using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CrmCore.Testing;

/// <summary>One process with one engine: it can die at any turn and lose everything but the store, stand still past its leases, and begin anew.</summary>
internal sealed class SimulatedNode(SimulatedWorld world, int index)
{
    private ServiceProvider? _services;
    private SimulatedStore? _store;
    private int _diesIn = -1;
    private int _freezesIn = -1;
    private int _failsIn = -1;
    private Instant _frozenSince;
    private int _frozenSteps;
    private Duration _freezesFor;
    private long _number;

    public int Index => index;

    public string Name { get; } = "node " + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Counts its processes.</summary>
    public int Life { get; private set; }

    public bool IsAlive { get; private set; }

    public bool IsFrozen { get; private set; }

    /// <summary>Since when it says nothing; null while it does.</summary>
    public Instant? SilentSince => IsFrozen ? _frozenSince : null;

    public CrmEngine Engine { get; private set; } = null!;

    public bool IsReady => IsAlive && !IsFrozen && Engine.IsStarted;

    /// <summary>Begins a process.</summary>
    public void Begin()
    {
        Life++;
        IsAlive = true;
        world.Say(this, "starts");
        _number = world.Story.IsShared ? world.Database.Register() : 0;
        _store = world.Story.IsShared
            ? new SimulatedSharedStore(world.Database, this, world.Turns, world.Story.Writers)
            : new SimulatedStore(world.Database, this, world.Turns);
        _services = SimulatedServices.Build(world, this, world.Plan.Decorate?.Invoke(_store) ?? _store);
        Engine = _services.GetRequiredService<CrmEngine>();
        var engine = Engine;
        world.Begin(this, "the start", () => StartAsync(engine));
    }

    /// <summary>Starts what the engine does by itself: at a turn of this process.</summary>
    public void Start(Func<Task> work) => world.Turns.Add(new Turn(this, Life, "goes on by itself", () => _ = work(), null));

    public void DieIn(int turns) => _diesIn = turns;

    public void FreezeIn(int turns, Duration length) => (_freezesIn, _freezesFor) = (turns, length);

    public void FailIn(int calls) => _failsIn = calls;

    /// <summary>Takes away what was to happen to it and has not.</summary>
    public void LiveOn() => (_diesIn, _freezesIn, _failsIn) = (-1, -1, -1);

    /// <summary>Whether a turn is taken: it may die or freeze before.</summary>
    public bool Goes(Turn turn)
    {
        if (_diesIn == 0)
        {
            world.Say(this, turn.IsAnswer ? $"dies: it {turn.What}, and does not hear the answer" : $"dies before it {turn.What}");
            Die();
            return false;
        }

        if (_freezesIn == 0)
        {
            Freeze(turn);
            return false;
        }

        if (_diesIn > 0) _diesIn--;
        if (_freezesIn > 0) _freezesIn--;
        return true;
    }

    public void Die()
    {
        IsAlive = false;
        IsFrozen = false;
        world.Deaths++;
        LiveOn();
        Bury();
        world.Database.Disconnect(this);
        world.Forget(this);
    }

    /// <summary>Lets go of what the runtime knows of the engine; the engine itself is simply left.</summary>
    public void Bury()
    {
        if (_services is null) return;
        Engine.Telemetry.Dispose();
        _services = null;
    }

    /// <summary>A step of the story is over: one that stands still goes on after a few.</summary>
    public void StepEnded()
    {
        if (IsFrozen && --_frozenSteps <= 0) Thaw();
    }

    public void Thaw()
    {
        if (!IsFrozen) return;
        IsFrozen = false;
        world.Say(this, "goes on");
    }

    /// <summary>A call of the store that may find it unavailable.</summary>
    public void MayFail()
    {
        if (world.Turns.IsCalm || _failsIn < 0 || _failsIn-- > 0) return;
        world.Say(this, "cannot reach the store");
        world.StoreFailures++;
        throw SimulatedDatabase.Lost();
    }

    /// <summary>The number under which it takes leases: a new one when the old one's have run out.</summary>
    public long Number()
    {
        if (!world.Database.IsAlive(_number)) _number = world.Database.Register();
        return _number;
    }

    /// <summary>Whether it gives signs of life and its leases hold: what has run out while it stood still stays so.</summary>
    public bool HasLease => IsAlive && !IsFrozen && world.Story.IsShared && world.Database.IsAlive(_number);

    /// <summary>Its signs of life up to now.</summary>
    public void Beat() => world.Database.Beat(_number);

    public void Tell(StoreNews news)
    {
        foreach (var other in world.Nodes)
        {
            // News come without a promise.
            if (other == this || !other.IsAlive || (!world.Turns.IsCalm && world.Turns.Chance.Happens(30))) continue;
            world.Turns.Add(new Turn(other, other.Life, "hears of news", () => (other._store as ISharedStore)?.Heard?.Invoke(news), null));
        }
    }

    // A host whose engine cannot start ends.
    private async Task StartAsync(CrmEngine engine)
    {
        try
        {
            await engine.StartAsync().ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            world.Say(this, "cannot start, and ends");
            Die();
        }
    }

    private void Freeze(Turn turn)
    {
        _freezesIn = -1;
        IsFrozen = true;
        world.Freezes++;
        _frozenSince = world.Clock.Now;
        _frozenSteps = 1 + ((int)_freezesFor.TotalSeconds % 5);
        world.Say(this, turn.IsAnswer ? $"stands still: it {turn.What}, and does not hear the answer" : $"stands still before it {turn.What}");
        world.Turns.Add(turn);
        world.Advance(_freezesFor);
        world.Say(null, $"{_freezesFor.TotalSeconds:0} s later");
    }
}
