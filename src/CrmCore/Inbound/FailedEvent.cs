using NodaTime;

namespace CrmCore;

/// <summary>An accepted event whose decision failed: it is kept until it is retried or dropped by hand.</summary>
/// <param name="Id">The event.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Kind">What it is.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Error">Why its decision failed.</param>
public sealed record FailedEvent(EventId Id, string Source, string Kind, Instant OccurredAt, string Error);
