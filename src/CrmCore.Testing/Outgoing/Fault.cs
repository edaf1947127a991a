using NodaTime;

namespace CrmCore.Testing;

/// <summary>One thing that goes wrong.</summary>
internal sealed class Fault(Func<Sent, bool> meets, ChannelFailure failure, Duration? retryAfter, bool taken)
{
    public int Left { get; set; }

    public ChannelFailure Failure { get; } = failure;

    public Duration? RetryAfter { get; } = retryAfter;

    public bool Taken { get; } = taken;

    public bool Meets(Sent sent) => meets(sent);
}
