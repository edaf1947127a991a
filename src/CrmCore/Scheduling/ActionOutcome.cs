using NodaTime;

namespace CrmCore;

/// <summary>How a try of an action ended.</summary>
public abstract record ActionOutcome
{
    private ActionOutcome()
    {
    }

    /// <summary>It ran.</summary>
    public static ActionOutcome Done { get; } = new Completed(null);

    /// <summary>It ran, and this is the receiver's own id of what it did.</summary>
    /// <param name="receipt">The id; kept in the timeline.</param>
    /// <returns>The outcome.</returns>
    public static ActionOutcome DoneAs(string? receipt) => new Completed(receipt);

    /// <summary>There was nothing to do; the timeline says why.</summary>
    /// <param name="reason">Why, in words.</param>
    /// <returns>The outcome.</returns>
    public static ActionOutcome Skip(string reason) => new Skipped(reason);

    /// <summary>It did not work now and had no effect: it is tried again later.</summary>
    /// <param name="reason">What failed.</param>
    /// <param name="after">How long to wait at least; null for the usual growing pause.</param>
    /// <returns>The outcome.</returns>
    public static ActionOutcome RetryLater(string reason, Duration? after = null) => new Retry(reason, after);

    /// <summary>It will never work: it becomes a dead letter at once.</summary>
    /// <param name="reason">What failed, and the remedy.</param>
    /// <returns>The outcome.</returns>
    public static ActionOutcome Fail(string reason) => new Failed(reason);

    /// <summary>It is not known whether it had its effect.</summary>
    /// <param name="reason">What happened.</param>
    /// <returns>The outcome.</returns>
    public static ActionOutcome Unknown(string reason) => new Uncertain(reason);

    internal sealed record Completed(string? Receipt) : ActionOutcome;

    internal sealed record Skipped(string Reason) : ActionOutcome;

    internal sealed record Retry(string Reason, Duration? After) : ActionOutcome;

    internal sealed record Failed(string Reason) : ActionOutcome;

    internal sealed record Uncertain(string Reason) : ActionOutcome;
}
