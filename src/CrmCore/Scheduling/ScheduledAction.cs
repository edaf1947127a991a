using NodaTime;

namespace CrmCore;

/// <summary>
/// A planned action. Its <see cref="Key"/> never changes and is handed to every port, so that an effect that is tried twice counts once
/// (R64). Immutable.
/// </summary>
public sealed record ScheduledAction
{
    // Kept without the padding of a nullable: entering a stage makes one for each of its actions.
    private readonly Instant _dueAt;
    private readonly bool _isDue;
    private readonly long _lease;
    private readonly EventId _cause;
    private readonly bool _isCaused;

    /// <summary>The deal (or other card) that it was planned for.</summary>
    public required Guid Subject { get; init; }

    /// <summary>The number of the entry into the stage that planned it: coming back plans under a new number.</summary>
    public required long Entry { get; init; }

    /// <summary>The part of the action's life that this is.</summary>
    public required ActionPhase Phase { get; init; }

    /// <summary>The action's id in the pipeline's definition.</summary>
    public required string Action { get; init; }

    /// <summary>The one recipient of several, or empty.</summary>
    public string Target { get; init; } = "";

    /// <summary>When it is due; null while it waits for something else (<see cref="Held"/> says for what).</summary>
    public Instant? DueAt
    {
        get => _isDue ? _dueAt : null;
        init => (_dueAt, _isDue, _lease) = (value.GetValueOrDefault(), value.HasValue, 0);
    }

    /// <summary>
    /// Why it has no due moment: <c>field:deal.deadline</c> (waits until the field is set), <c>paused</c>, <c>dead</c>, <c>uncertain</c>; null while it has one.
    /// </summary>
    public string? Held { get; init; }

    /// <summary>The kind of action: one of <see cref="ActionKinds"/> or the host's.</summary>
    public required string Do { get; init; }

    /// <summary>The pipeline under whose definition it was planned.</summary>
    public required string Pipeline { get; init; }

    /// <summary>The version of that definition.</summary>
    public required long Revision { get; init; }

    /// <summary>The stage that planned it.</summary>
    public required string Stage { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>The last error; null where there was none.</summary>
    public string? Error { get; init; }

    /// <summary>The event that caused it.</summary>
    public EventId? Cause
    {
        get => _isCaused ? _cause : null;
        init => (_cause, _isCaused) = (value.GetValueOrDefault(), value.HasValue);
    }

    /// <summary>When it was planned.</summary>
    public Instant PlannedAt { get; init; }

    /// <summary>Whether it was moved by hand: then no rule moves it again (R71).</summary>
    public bool MovedByHand { get; init; }

    /// <summary>
    /// The key that every port gets: account, subject, entry, action, phase, target as one short text without dots or spaces; unique in the store.
    /// </summary>
    public string Key => ActionKey.Format(this);

    internal int Account { get; init; }

    internal long Version { get; init; } = 1;

    /// <summary>The number of the node that has taken it, in a store that nodes share; 0 while nobody has. Ends with a new due moment: that is a new plan.</summary>
    internal long Lease
    {
        get => _lease;
        init => _lease = value;
    }

    /// <summary>Whether another node has taken it since it was claimed as the given one.</summary>
    internal bool IsWithOther(ScheduledAction claimed) => _lease != 0 && _lease != claimed._lease;

    /// <summary>Set, durably, before the port of a once action is called: a mark without an outcome at the next start is uncertain.</summary>
    internal bool Started { get; init; }

    /// <summary>Whether it stays when the deal leaves the stage (R18).</summary>
    internal bool Stays { get; init; }

    /// <summary>Whether it was due at the moment of entering: such a one does not wait, so that leaving does not cancel it.</summary>
    internal bool AtOnce { get; init; }

    /// <summary>How long the chain of automatic causes before it is (R28).</summary>
    internal int Chain { get; init; }

    /// <summary>What a child of a fan-out or a notification carries; empty otherwise.</summary>
    internal ReadOnlyMemory<byte> Payload { get; init; }
}
