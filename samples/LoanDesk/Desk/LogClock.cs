using NodaTime;

namespace LoanDesk.Desk;

/// <summary>The log's own clock: it stands where the replay has come to, so that the engine lives in the half year that it is told of.</summary>
internal sealed class LogClock(Instant start) : TimeProvider
{
    private Instant _now = start;

    /// <summary>Moves the clock; never back.</summary>
    /// <param name="to">The new moment.</param>
    public void MoveTo(Instant to) => _now = Instant.Max(_now, to);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now.ToDateTimeOffset();
}
