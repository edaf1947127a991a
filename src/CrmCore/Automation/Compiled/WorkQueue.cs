namespace CrmCore;

/// <summary>A queue, compiled: an assignment rule's or a line's.</summary>
internal sealed class WorkQueue
{
    public required string Id { get; init; }

    /// <summary>Whom its requests are given to.</summary>
    public required QueuePool Pool { get; init; }

    /// <summary>The queues whose people are asked, in order, when nobody of its own is free.</summary>
    public IReadOnlyList<string> Else { get; init; } = [];

    /// <summary>The hours in which its requests are given; null for at any time (R47).</summary>
    public CompiledCalendar? Hours { get; init; }

    /// <summary>Whether its requests are given now.</summary>
    public bool IsOpen(NodaTime.Instant at) => Hours?.IsOpen(at) ?? true;
}
