namespace CrmCore;

/// <summary>What applying a <see cref="DuplicatePlan"/> did.</summary>
/// <param name="Merged">The merges, each of which can be taken back.</param>
/// <param name="Refused">The pairs that were not merged, with the reason: somebody changed a card or said that they are not the same.</param>
/// <param name="ForReview">How many pairs stand on the review list from this plan.</param>
public sealed record DuplicateReport(IReadOnlyList<Merged> Merged, IReadOnlyList<DuplicateRefusal> Refused, int ForReview);
