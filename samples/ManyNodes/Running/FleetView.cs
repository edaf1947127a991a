namespace ManyNodes;

/// <summary>The figures of one second.</summary>
/// <param name="State">What is going on.</param>
/// <param name="Seconds">How long it has run.</param>
/// <param name="Nodes">The nodes.</param>
/// <param name="Answered">Events answered in all.</param>
/// <param name="Open">Events sent and not answered.</param>
/// <param name="Resent">Events that had to be sent again.</param>
internal sealed record FleetView(string State, int Seconds, IReadOnlyList<NodeView> Nodes, int Answered, int Open, int Resent);
