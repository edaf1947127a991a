using NodaTime;

namespace CrmCore.Testing;

/// <summary>Something that goes wrong during a step.</summary>
/// <param name="Kind">What.</param>
/// <param name="Node">On which node.</param>
/// <param name="After">After how many of its turns, or calls of the store or of ports.</param>
/// <param name="Length">How long, where it takes time.</param>
internal sealed record StoryFault(FaultKind Kind, int Node, int After, Duration Length);
