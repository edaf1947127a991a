namespace CrmCore;

/// <summary>A card was made.</summary>
/// <param name="Id">Its id.</param>
public sealed record Created(Guid Id) : CommandResult;
