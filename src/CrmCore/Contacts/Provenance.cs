using NodaTime;

namespace CrmCore;

/// <summary>Who gave a value, by what, and when. Merging asks it which of two values to prefer (R33).</summary>
/// <param name="At">When it was given: the moment of the cause.</param>
/// <param name="By">Who: a person for what was entered by hand, the system for what an event told.</param>
/// <param name="Source">The event's source; <c>crm</c> for commands; null where it is not known.</param>
/// <param name="Event">The event or command that brought it; null where it is not known.</param>
public sealed record Provenance(Instant At, Actor By, string? Source, EventId? Event);
