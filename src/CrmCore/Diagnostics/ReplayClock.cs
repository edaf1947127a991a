using NodaTime;

namespace CrmCore;

/// <summary>A clock that the replayed events drive; it never goes back.</summary>
internal sealed class ReplayClock(Instant start) : TimeProvider
{
    public Instant Now { get; private set; } = start;

    public void GoTo(Instant at) => Now = Instant.Max(Now, at);

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
