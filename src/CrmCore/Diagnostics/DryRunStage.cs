namespace CrmCore;

/// <summary>How many deals stand on a stage at the end of a dry run.</summary>
/// <param name="Stage">The stage's id; <c>won</c> and <c>lost</c> for the outcomes.</param>
/// <param name="Before">How many stand there as it really went.</param>
/// <param name="After">How many would stand there under the changed definition.</param>
public sealed record DryRunStage(string Stage, int Before, int After);
