using NodaTime;

namespace CrmCore;

/// <summary>
/// The years within which moments are computed. Dates typed by people go to 9999; the room above is for the longest delay.
/// </summary>
internal static class Reach
{
    private const int FirstYear = 1;
    private const int LastYear = 8000;

    public static Instant First { get; } = Instant.FromUtc(FirstYear, 1, 2, 0, 0);

    public static Instant Last { get; } = Instant.FromUtc(LastYear, 12, 30, 0, 0);

    public static bool Contains(Instant moment) => moment >= First && moment <= Last;

    /// <summary>
    /// A local time far outside is brought near to, but left outside, the reach, so that it can be asked for its instant.
    /// </summary>
    public static LocalDateTime Clamp(LocalDateTime local)
        => local.Year < FirstYear ? First.InUtc().LocalDateTime.PlusYears(-1)
            : local.Year > LastYear ? Last.InUtc().LocalDateTime.PlusYears(1)
            : local;
}
