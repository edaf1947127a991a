namespace CrmCore.Testing;

/// <summary>What happens, drawn from a seed before it is played: steps can be taken out and the others stay as they are.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Nodes">How many nodes there are.</param>
/// <param name="IsShared">Whether the store is one that nodes share; otherwise the one process owns it.</param>
/// <param name="Writers">How many batches of one node may be under way at once.</param>
/// <param name="Accounts">How many accounts there are.</param>
/// <param name="Steps">The steps.</param>
internal sealed record Story(int Seed, int Nodes, bool IsShared, int Writers, int Accounts, IReadOnlyList<StoryStep> Steps)
{
    /// <summary>Whether turns are taken in their order rather than drawn.</summary>
    public bool InOrder { get; init; }
}
