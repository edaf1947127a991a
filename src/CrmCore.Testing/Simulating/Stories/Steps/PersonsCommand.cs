namespace CrmCore.Testing;

/// <summary>A command of a person's, ready to be given.</summary>
/// <param name="Words">What is done, for the story.</param>
/// <param name="Run">Does it.</param>
internal sealed record PersonsCommand(string Words, Func<Task<CommandResult>> Run);
