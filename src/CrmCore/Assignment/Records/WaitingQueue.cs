namespace CrmCore;

/// <summary>What waits in one queue: the next number, and the lists by need.</summary>
/// <param name="Next">The number that the next request gets.</param>
/// <param name="Lists">The lists that are not empty, by <see cref="WorkNeeds.Text"/>.</param>
internal sealed record WaitingQueue(long Next, IReadOnlyDictionary<string, WaitingList> Lists);

/// <summary>One list of a queue.</summary>
/// <param name="First">No number below it waits in the list.</param>
/// <param name="Count">How many wait; above zero.</param>
internal sealed record WaitingList(long First, int Count);
