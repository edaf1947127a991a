using NodaTime;

namespace CrmCore.Testing;

/// <summary>One try of one planned action.</summary>
internal sealed class PortCall(ScheduledAction action, Delivery delivery, int node, Instant at)
{
    public ScheduledAction Action => action;

    public Delivery Delivery => delivery;

    public int Node => node;

    public Instant At => at;

    /// <summary>Whether it came as far as the port.</summary>
    public bool IsMade { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>Whether it may have had its effect: it was made, and its end does not say that there was none.</summary>
    public bool MayHaveHadEffect => IsMade && !_hadNone;

    private bool _hadNone;

    public void Reach() => IsMade = true;

    public void End(ActionOutcome outcome)
    {
        HasEnded = true;
        _hadNone = outcome is ActionOutcome.Retry or ActionOutcome.Failed or ActionOutcome.Skipped;
    }

    public void End(Exception error)
    {
        HasEnded = true;
        _hadNone = error is ChannelException { Failure: not ChannelFailure.Unknown };
    }
}
