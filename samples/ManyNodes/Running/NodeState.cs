namespace ManyNodes;

/// <summary>Whether a node is there.</summary>
internal enum NodeState
{
    /// <summary>It takes events.</summary>
    Alive,

    /// <summary>Its process begins.</summary>
    Starting,

    /// <summary>It was killed.</summary>
    Dead,
}
