using CrmCore;

namespace OpenLine;

/// <summary>Presence in words.</summary>
internal static class PresenceWords
{
    public static string Of(Presence presence) => presence switch
    {
        Presence.AtWork => "at work",
        Presence.Break => "on a break",
        Presence.Away => "away",
        Presence.Leave => "on leave",
        Presence.Sick => "ill",
        Presence.Overtime => "at work overtime",
        _ => presence.ToString(),
    };
}
