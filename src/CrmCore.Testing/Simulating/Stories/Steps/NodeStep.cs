namespace CrmCore.Testing;

/// <summary>A node that is dead begins anew; one that runs is killed and begins anew.</summary>
internal sealed record NodeStep(int Number, int Node) : StoryStep(Number, Node)
{
    public override void Play(SimulatedWorld world)
    {
        var node = world.Nodes[Node % world.Nodes.Count];
        if (node.IsAlive)
        {
            world.Say(node, "is killed");
            node.Die();
        }

        node.Begin();
    }
}
