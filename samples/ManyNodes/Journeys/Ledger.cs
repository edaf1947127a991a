namespace ManyNodes;

/// <summary>What callers were told and what went outside: kept by the parent, which nobody kills. The sums are held against it.</summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ClientEvent, Node> _open = [];
    private readonly Queue<ClientEvent> _lost = new();
    private readonly HashSet<ClientEvent> _answered = [];
    private readonly Queue<ClientEvent> _next = new();
    private readonly Dictionary<(string Kind, string Key), int> _effects = [];

    /// <summary>How often an event had to be sent again, since its node died before it answered or could not take it.</summary>
    public int Resent { get; private set; }

    /// <summary>Why a node could not take an event, the last time; null when all could.</summary>
    public string? LastRefusal { get; private set; }

    public int OpenCount
    {
        get
        {
            lock (_gate) return _open.Count + _lost.Count;
        }
    }

    public int AnsweredCount
    {
        get
        {
            lock (_gate) return _answered.Count;
        }
    }

    public IReadOnlyCollection<ClientEvent> AllAnswered
    {
        get
        {
            lock (_gate) return [.. _answered];
        }
    }

    public void Sent(ClientEvent e, Node node)
    {
        lock (_gate) _open[e] = node;
    }

    public void Answered(ClientEvent e)
    {
        lock (_gate)
        {
            _open.Remove(e);
            if (_answered.Add(e) && e.Step + 1 < ClientEvent.Steps) _next.Enqueue(e with { Step = e.Step + 1 });
        }
    }

    public void Refused(ClientEvent e, string why)
    {
        lock (_gate)
        {
            LastRefusal = why;
            if (_open.Remove(e)) Again(e);
        }
    }

    /// <summary>No node was there to take it: it is to be sent later.</summary>
    public void Unsent(ClientEvent e)
    {
        lock (_gate)
        {
            if (_open.Remove(e) || !_lost.Contains(e)) _lost.Enqueue(e);
        }
    }

    /// <summary>A node died: what it did not answer is to be sent again.</summary>
    public void Lost(Node node)
    {
        lock (_gate)
        {
            foreach (var e in _open.Where(o => o.Value == node).Select(o => o.Key).ToList())
            {
                _open.Remove(e);
                Again(e);
            }
        }
    }

    public void Effect(string kind, string key)
    {
        lock (_gate) _effects[(kind, key)] = _effects.GetValueOrDefault((kind, key)) + 1;
    }

    /// <summary>An event to send again; null when there is none.</summary>
    public ClientEvent? TakeLost()
    {
        lock (_gate) return _lost.TryDequeue(out var e) ? e : null;
    }

    /// <summary>The next step of a client whose last one was answered; null when there is none.</summary>
    public ClientEvent? TakeNext()
    {
        lock (_gate) return _next.TryDequeue(out var e) ? e : null;
    }

    /// <summary>What went outside of one kind: how often by key.</summary>
    public IReadOnlyDictionary<string, int> Effects(string kind)
    {
        lock (_gate) return _effects.Where(e => e.Key.Kind == kind).ToDictionary(e => e.Key.Key, e => e.Value, StringComparer.Ordinal);
    }

    private void Again(ClientEvent e)
    {
        Resent++;
        _lost.Enqueue(e);
    }
}
