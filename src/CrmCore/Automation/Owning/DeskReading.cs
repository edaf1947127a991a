using NodaTime;

namespace CrmCore;

/// <summary>What desks say at a moment.</summary>
internal static class DeskReading
{
    /// <summary>The desk as it is at a moment: what was said until an earlier one holds no more.</summary>
    public static Desk At(Desk desk, Instant now) =>
        desk.Until is { } until && until <= now ? desk with { Presence = Presence.AtWork, Since = until, Until = null } : desk;
}
