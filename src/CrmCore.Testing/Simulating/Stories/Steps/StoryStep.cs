namespace CrmCore.Testing;

/// <summary>One thing that somebody does, and what goes wrong meanwhile.</summary>
/// <param name="Number">Its number in the story as it was drawn: what it draws depends on it alone.</param>
/// <param name="Node">On which node.</param>
internal abstract record StoryStep(int Number, int Node)
{
    /// <summary>Whether the next step begins before this one has ended.</summary>
    public bool Overlaps { get; init; }

    public IReadOnlyList<StoryFault> Faults { get; init; } = [];

    /// <summary>Begins it.</summary>
    public abstract void Play(SimulatedWorld world);
}
