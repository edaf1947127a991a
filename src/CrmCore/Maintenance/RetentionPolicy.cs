using NodaTime;

namespace CrmCore;

/// <summary>
/// How long the inbox keeps what was handled. Pending and failed events are never removed, nor what saved settings: dry runs and time travel go by it.
/// Timelines stay (R63): to take a person out of them, erase the person.
/// </summary>
public sealed record RetentionPolicy
{
    /// <summary>How long event keys are kept at least: 400 days, the time in which an event that comes again counts once (R64).</summary>
    public static Duration LeastEvents { get; } = Duration.FromDays(400);

    /// <summary>
    /// How long the bodies of decided and dropped events are kept, from their acceptance on; one day at least, and no longer than <see cref="Events"/>. That there was an event, its kind, source
    /// and moment, and the ids of cards that it named, stay.
    /// </summary>
    /// <value>The default is null: as long as the events.</value>
    public Duration? EventBodies { get; init; }

    /// <summary>How long decided and dropped events, their keys and the runs of finished imports are kept; <see cref="LeastEvents"/> at least.</summary>
    /// <value>The default is null: for ever.</value>
    public Duration? Events { get; init; }

    internal IEnumerable<string> Problems()
    {
        if (EventBodies is null && Events is null) yield return "The policy removes nothing: give EventBodies, Events or both.";
        if (EventBodies < Duration.FromDays(1)) yield return $"EventBodies is {EventBodies}; give one day at least.";
        if (Events < LeastEvents) yield return $"Events is {Events}; give 400 days at least: by its key an event that comes again within that time counts once (R64). To save room sooner, give EventBodies.";
        if (EventBodies > Events) yield return $"EventBodies is {EventBodies} and Events {Events}: a body is not kept longer than its event.";
    }
}
