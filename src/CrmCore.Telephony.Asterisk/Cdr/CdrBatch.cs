namespace CrmCore.Telephony.Asterisk;

/// <summary>Some rows in the order of their source, and where to go on. Immutable.</summary>
/// <typeparam name="TPosition">How the source says where it stands.</typeparam>
/// <param name="Records">The rows. Those read before may come again; their <see cref="CdrRecord.Key"/> tells.</param>
/// <param name="Refusals">The rows that could not be read.</param>
/// <param name="Next">Where the next reading begins. Store it in the transaction that stores the rows, and nothing is lost or lost track of.</param>
public sealed record CdrBatch<TPosition>(IReadOnlyList<CdrRecord> Records, IReadOnlyList<CdrRefusal> Refusals, TPosition Next);
