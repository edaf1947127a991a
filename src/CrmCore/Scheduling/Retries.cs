using NodaTime;

namespace CrmCore;

/// <summary>When a failed try is tried again.</summary>
internal static class Retries
{
    // The schedule that Standard Webhooks 1.0 gives as its example: about three days in all.
    private static readonly Duration[] Pauses =
    [
        Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(5),
        Duration.FromHours(10), Duration.FromHours(14), Duration.FromHours(20), Duration.FromHours(24),
    ];

    /// <summary>How often an action is tried before it is a dead letter.</summary>
    public const int MaxAttempts = 10;

    /// <summary>The next try: the pause with up to a tenth more, and never before the service allows it. The jitter comes from the key, so that a replay is the same.</summary>
    public static Instant Next(ScheduledAction action, Instant now, Duration? after)
    {
        var pause = Pauses[Math.Clamp(action.Attempts - 1, 0, Pauses.Length - 1)];
        var seed = unchecked((uint)(action.Subject.GetHashCode() ^ (action.Attempts * 7919)));
        var jitter = Duration.FromMilliseconds(pause.TotalMilliseconds * (seed % 1000) / 10_000);
        var wanted = after is { } asked && asked > pause ? asked : pause + jitter;
        return Instant.FromUnixTimeMilliseconds((now + wanted).ToUnixTimeMilliseconds() + 1);
    }
}
