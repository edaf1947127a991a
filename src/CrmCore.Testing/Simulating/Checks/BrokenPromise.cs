namespace CrmCore.Testing;

/// <summary>Something that must hold and does not.</summary>
/// <param name="Promise">What must hold, in a few words; shrinking looks for a shorter story that breaks the same one.</param>
/// <param name="What">What was seen.</param>
internal sealed record BrokenPromise(string Promise, string What);
