using NodaTime;

namespace CrmCore.Testing;

/// <summary>Time passes.</summary>
internal sealed record ClockStep(int Number, int Node, Duration By) : StoryStep(Number, Node)
{
    public override void Play(SimulatedWorld world)
    {
        world.Advance(By);
        world.Say(null, $"{By.TotalMinutes:0.#} minutes later");
    }
}
