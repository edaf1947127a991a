namespace CrmCore;

/// <summary>One column of the matched rows.</summary>
/// <param name="Name">The column's name, as it stands in explanations.</param>
/// <param name="Kind">What it holds.</param>
public sealed record MatchColumn(string Name, MatchKind Kind);
