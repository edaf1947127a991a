namespace CrmCore;

/// <summary>A deal was moved by hand.</summary>
/// <param name="Deal">The deal as it stands now.</param>
/// <param name="From">The stage it stood on.</param>
public sealed record Moved(Deal Deal, string From) : CommandResult;
