using System.Globalization;

namespace ManyNodes;

/// <summary>All nodes: starts them, kills one, starts it again, and hears what they tell.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly Database _database;
    private readonly Ledger _ledger;
    private readonly List<NodeProcess> _dead = [];

    public Fleet(Database database, int nodes, Ledger ledger)
    {
        _database = database;
        _ledger = ledger;
        Nodes = [.. Enumerable.Range(1, nodes).Select(n => new Node(string.Create(CultureInfo.InvariantCulture, $"node {n}")))];
    }

    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>Starts a node where none runs.</summary>
    public void Start(Node node)
    {
        if (node.Process is not null) return;
        node.Process = new NodeProcess(_database, (process, line) => Hear(node, line));
    }

    /// <summary>Kills a node's process. What it had taken in and not answered stands open in the ledger, to be sent to another.</summary>
    public async Task KillAsync(Node node)
    {
        if (node.Process is not { } process) return;
        node.Process = null;
        process.Kill();
        node.Deaths++;
        await process.Ended;
        _ledger.Lost(node);
        _dead.Add(process);
    }

    /// <summary>A node whose process has ended by itself; null when there is none.</summary>
    public Node? FindFallen() => Nodes.FirstOrDefault(node => node.Process is { Ended.IsCompleted: true });

    /// <summary>Waits until all are ready for events.</summary>
    /// <exception cref="ServerException">One cannot start; the message is its own.</exception>
    public async Task AllReadyAsync()
    {
        while (!Nodes.All(node => node.Process is { IsReady: true }))
        {
            if (FindFallen() is { } fallen) throw new ServerException($"{fallen.Name} cannot start: {fallen.Process!.Errors}");
            await Task.Delay(50);
        }
    }

    /// <summary>Sends an event to a node that is ready, by its turn.</summary>
    public bool Send(ClientEvent e, int turn)
    {
        var ready = Nodes.Where(node => node.Process is { IsReady: true }).ToList();
        if (ready.Count == 0) return false;
        var node = ready[turn % ready.Count];
        _ledger.Sent(e, node);
        if (node.Process!.Send(e.ToString())) return true;
        _ledger.Lost(node);
        return false;
    }

    /// <summary>Lets all nodes end what they have begun.</summary>
    public Task StopAsync() => Task.WhenAll(Nodes.Select(node => node.Process?.StopAsync() ?? Task.CompletedTask));

    public ValueTask DisposeAsync()
    {
        foreach (var process in Nodes.Select(node => node.Process).OfType<NodeProcess>().Concat(_dead)) process.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Hear(Node node, string line)
    {
        var words = line.Split('\t');
        switch (words[0])
        {
            case "answer":
                node.Events++;
                _ledger.Answered(ClientEvent.Parse(string.Join('\t', words[1..4])));
                break;
            case "sorry":
                _ledger.Refused(ClientEvent.Parse(string.Join('\t', words[1..4])), words[4]);
                break;
            case "effect":
                node.Actions++;
                if (int.Parse(words[3], CultureInfo.InvariantCulture) > 1) node.TakenOver++;
                _ledger.Effect(words[1], words[2]);
                break;
            case "look":
                node.LagMilliseconds = double.Parse(words[1], CultureInfo.InvariantCulture);
                break;
        }
    }
}
