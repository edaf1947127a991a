namespace CrmCore;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items of this page, in the list's order.</param>
/// <param name="Next">Where the next page begins; null after the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
