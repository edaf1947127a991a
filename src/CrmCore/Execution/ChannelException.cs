using NodaTime;

namespace CrmCore;

/// <summary>An outside service refused, failed, or did not answer. Adapters translate their service's errors to this once.</summary>
/// <param name="message">What failed and the remedy; no secret and no personal data.</param>
/// <param name="failure">What kind of failure.</param>
/// <param name="retryAfter">How long the service asked to wait; null where it said nothing.</param>
/// <param name="inner">The cause.</param>
public sealed class ChannelException(string message, ChannelFailure failure, Duration? retryAfter = null, Exception? inner = null)
    : CrmException(message, inner)
{
    /// <summary>What kind of failure.</summary>
    public ChannelFailure Failure { get; } = failure;

    /// <summary>Whether trying again later may help.</summary>
    public bool IsTransient => Failure == ChannelFailure.Transient;

    /// <summary>How long the service asked to wait; null where it said nothing.</summary>
    public Duration? RetryAfter { get; } = retryAfter;
}
