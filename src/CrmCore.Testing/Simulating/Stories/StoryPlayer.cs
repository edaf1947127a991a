namespace CrmCore.Testing;

/// <summary>Plays stories of one plan.</summary>
internal sealed class StoryPlayer(SimulationPlan plan)
{
    private readonly OpenedAccounts _opened = new(plan);

    /// <summary>Plays a story.</summary>
    /// <param name="story">The story.</param>
    /// <param name="speaks">Whether it is told in words.</param>
    public StoryEnd Play(Story story, bool speaks = false)
    {
        using var world = new SimulatedWorld(plan, story, speaks, _opened.Of(story.Accounts));
        try
        {
            new StoryRun(world).Play();
        }
#pragma warning disable CA1031 // a story that cannot be played is a finding as well
        catch (Exception error)
#pragma warning restore CA1031
        {
            world.Ledger.Break("stories can be played", error.ToString());
        }

        return StoryEnd.Of(world);
    }
}
