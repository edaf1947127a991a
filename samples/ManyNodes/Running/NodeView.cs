namespace ManyNodes;

/// <summary>One node's figures of one second.</summary>
/// <param name="Name">The node.</param>
/// <param name="State">Whether it is alive.</param>
/// <param name="Deaths">How often it was killed.</param>
/// <param name="Events">Events answered a second.</param>
/// <param name="Actions">Actions done a second.</param>
/// <param name="TakenOver">Actions that it took over from a dead process.</param>
/// <param name="LagMilliseconds">How late the latest due action or pending event is, as it saw it.</param>
internal sealed record NodeView(string Name, NodeState State, int Deaths, double Events, double Actions, long TakenOver, double LagMilliseconds);
