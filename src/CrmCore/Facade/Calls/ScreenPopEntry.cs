using NodaTime;

namespace CrmCore;

/// <summary>One line of the history on a screen pop.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Text">What happened, in a few English words, such as <c>moved from New to Offer (incoming call)</c>; at most 200 characters.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Card">The id of the card that it stands on: the contact, a deal or a lead.</param>
/// <param name="Kind">What happened: one of <see cref="TimelineKinds"/>, for hosts with words of their own.</param>
public sealed record ScreenPopEntry(Instant At, string Text, Actor Actor, Guid Card, string Kind);
