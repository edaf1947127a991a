using NodaTime;

namespace CrmCore;

/// <summary>What a condition may look at: the state after a change, the state before it (R67), the event, the moment, and where scores stand.</summary>
internal readonly record struct Facts(AccountModel Model, Deal? Deal, Deal? Before, Contact? Contact, ReadOnlyMemory<byte> Body, Instant At, WorkingSet? Set = null);
