namespace CrmCore.Testing;

/// <summary>
/// One thread for all nodes: every call of a store or a port waits here as two turns, its doing and its answer, and which goes next is
/// drawn. What follows an answer runs within its turn, up to the next call.
/// </summary>
internal sealed class Turns
{
    private readonly List<Turn> _waiting = [];
    private readonly List<int> _ready = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>Says which goes next.</summary>
    public SimulationChance Chance { get; set; } = new(0);

    /// <summary>Whether calls are answered at once: nothing waits, nothing fails.</summary>
    public bool IsCalm { get; set; }

    /// <summary>Whether the turns are taken in the order in which they came, node by node: the simplest way that a story can go.</summary>
    public bool InOrder { get; init; }

    public int Count { get; private set; }

    /// <summary>Makes a call: done and answered at two turns of the caller's node.</summary>
    /// <param name="node">Whose call it is.</param>
    /// <param name="what">What is done, for the story.</param>
    /// <param name="act">Does it.</param>
    /// <param name="canRun">Whether it can be done now; null for always.</param>
    public ValueTask<T> CallAsync<T>(SimulatedNode node, string what, Func<T> act, Func<bool>? canRun = null)
    {
        CheckThread();
        if (IsCalm && canRun is null) return new(act());
        var source = new TaskCompletionSource<T>();
        Add(new Turn(node, node.Life, what, () => Do(node, what, act, source), canRun));
        return new(source.Task);
    }

    /// <summary>Waits for a turn of the caller's node.</summary>
    public ValueTask<bool> PassAsync(SimulatedNode node, string what, Func<bool>? canRun = null)
    {
        CheckThread();
        if (IsCalm && canRun is null) return new(true);
        var source = new TaskCompletionSource<bool>();
        Add(new Turn(node, node.Life, what, () => source.SetResult(true), canRun));
        return new(source.Task);
    }

    public void Add(Turn turn)
    {
        CheckThread();
        _waiting.Add(turn);
    }

    /// <summary>Takes one turn that can be taken.</summary>
    /// <returns>Whether there was one.</returns>
    public bool RunOne()
    {
        _waiting.RemoveAll(turn => turn.IsOver);
        _ready.Clear();
        for (var i = 0; i < _waiting.Count; i++)
        {
            if (_waiting[i].CanRun) _ready.Add(i);
        }

        if (_ready.Count == 0) return false;
        var at = _ready[InOrder || _ready.Count == 1 ? 0 : Chance.Next(_ready.Count)];
        var turn = _waiting[at];
        _waiting.RemoveAt(at);
        Count++;
        if (turn.Node is { } node && !node.Goes(turn)) return true;
        turn.Run();
        return true;
    }

    /// <summary>Takes turns until none can be taken.</summary>
    /// <returns>Whether there was an end to it.</returns>
    public bool RunAll()
    {
        for (var i = 0; i < 20_000; i++)
        {
            if (!RunOne()) return true;
        }

        return false;
    }

    /// <summary>Whether something of a node's waits for its turn.</summary>
    public bool Waits(SimulatedNode node) => _waiting.Exists(turn => turn.Node == node && !turn.IsOver);

    private void Do<T>(SimulatedNode node, string what, Func<T> act, TaskCompletionSource<T> source)
    {
        T result;
        try
        {
            result = act();
        }
#pragma warning disable CA1031 // whatever the store says is the answer
        catch (Exception error)
#pragma warning restore CA1031
        {
            Add(new Turn(node, node.Life, what, () => source.SetException(error), null) { IsAnswer = true });
            return;
        }

        Add(new Turn(node, node.Life, what, () => source.SetResult(result), null) { IsAnswer = true });
    }

    private void CheckThread()
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException(
                "A simulation runs in one thread. Handlers and adapters may await what they are given, such as the SimulatedReceiver, and nothing that goes on on another thread (tasks of the pool, real timers, sockets).");
        }
    }
}
