namespace CrmCore;

/// <summary>Another contact that is probably the same person.</summary>
internal sealed record FoundDouble(Contact Other, double Probability, MatchTier Tier);
