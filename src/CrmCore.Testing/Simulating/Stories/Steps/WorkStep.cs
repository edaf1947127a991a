namespace CrmCore.Testing;

/// <summary>A node carries out what is due.</summary>
internal sealed record WorkStep(int Number, int Node) : StoryStep(Number, Node)
{
    public override void Play(SimulatedWorld world)
    {
        var node = world.Ready(Node);
        var engine = node.Engine;
        world.Say(node, "carries out what is due");
        world.Begin(node, "carrying out what is due", async () => await engine.RunDueAsync().ConfigureAwait(false));
    }
}
