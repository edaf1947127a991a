namespace CrmCore.Testing;

/// <summary>Something of a node's that waits until it is drawn.</summary>
/// <param name="node">Whose it is; null for nobody's.</param>
/// <param name="life">In which of the node's lives.</param>
/// <param name="what">What it is, for the story.</param>
/// <param name="run">Does it.</param>
/// <param name="canRun">Whether it can be done now; null for always.</param>
internal sealed class Turn(SimulatedNode? node, int life, string what, Action run, Func<bool>? canRun)
{
    public SimulatedNode? Node => node;

    public string What => what;

    /// <summary>Whether it is the answer to what was done: a node that dies here has done it and does not know.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>Whether nobody waits for it any more: its process has died.</summary>
    public bool IsOver => node is not null && (node.Life != life || !node.IsAlive);

    public bool CanRun => (node is null || !node.IsFrozen) && (canRun is null || canRun());

    public Action Run => run;
}
