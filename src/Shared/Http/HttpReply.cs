using NodaTime;

namespace CrmCore.Http;

/// <summary>An answer of a service.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The first bytes of the body.</param>
/// <param name="RetryAfter">The wait that the header <c>Retry-After</c> asks for, in seconds or until a date; null without one.</param>
internal sealed record HttpReply(int Status, ReadOnlyMemory<byte> Body, Duration? RetryAfter)
{
    // Nobody means a year: such an answer would bury the action.
    private static readonly Duration LongestWait = Duration.FromDays(1);

    public bool IsSuccess => Status is >= 200 and < 300;

    public static Duration Bounded(Duration wait) => Duration.Max(Duration.Zero, Duration.Min(wait, LongestWait));
}
