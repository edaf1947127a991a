namespace CrmCore;

/// <summary>What holds in a shared store at one look.</summary>
/// <param name="Epochs">The epochs of the accounts asked for, in their order.</param>
/// <param name="HasPending">Whether accepted events of any account wait to be decided.</param>
public sealed record SharedState(IReadOnlyList<AccountEpoch> Epochs, bool HasPending);
