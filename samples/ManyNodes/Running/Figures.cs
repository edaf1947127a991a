using System.Diagnostics;

namespace ManyNodes;

/// <summary>Makes rates of the counts of the nodes.</summary>
internal sealed class Figures(Fleet fleet, Ledger ledger)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Dictionary<Node, (long Events, long Actions)> _before = [];
    private TimeSpan _last;

    public FleetView Take(string state)
    {
        var now = _clock.Elapsed;
        var seconds = Math.Max(0.001, (now - _last).TotalSeconds);
        _last = now;
        return new FleetView(state, (int)Math.Round(now.TotalSeconds), [.. fleet.Nodes.Select(node => Of(node, seconds))], ledger.AnsweredCount, ledger.OpenCount, ledger.Resent);
    }

    private NodeView Of(Node node, double seconds)
    {
        var (events, actions) = _before.GetValueOrDefault(node);
        _before[node] = (node.Events, node.Actions);
        var state = node.Process is not { } process ? NodeState.Dead : process.IsReady ? NodeState.Alive : NodeState.Starting;
        return new NodeView(node.Name, state, node.Deaths, (node.Events - events) / seconds, (node.Actions - actions) / seconds, node.TakenOver, state == NodeState.Alive ? node.LagMilliseconds : 0);
    }
}
