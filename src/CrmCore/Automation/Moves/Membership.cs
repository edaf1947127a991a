namespace CrmCore;

/// <summary>What audiences and lists ask of stages (R26, R27): shared ones are not left, VK's are left for good.</summary>
internal static class Membership
{
    /// <summary>Whether the other stage keeps the same audience or list: then moving neither removes nor adds.</summary>
    public static bool IsShared(CompiledAction action, CompiledStage? other) =>
        other is not null && other.UndoneOnLeaving.Any(o => Identity(o) == Identity(action));

    /// <summary>Whether the deal's contacts left the audience for good (VK): they are never made active again.</summary>
    public static bool IsClosedFor(Deal deal, CompiledAction action) =>
        IsVk(action) && deal.Details.LeftAudiences.Contains(Identity(action), StringComparer.Ordinal);

    /// <summary>Whether the deal's contacts are in the audience or list already, or are about to be.</summary>
    public static bool HasJoined(Deal deal, CompiledAction action) =>
        action.UndoneOnLeaving && deal.Details.Joined.Contains(Identity(action), StringComparer.Ordinal);

    /// <summary>The deal with the joining remembered: only who joined leaves.</summary>
    public static Deal Joined(Deal deal, CompiledAction action)
    {
        if (!action.UndoneOnLeaving || HasJoined(deal, action)) return deal;
        var details = deal.Details;
        return deal with { Details = details with { Joined = [.. details.Joined, Identity(action)] } };
    }

    /// <summary>The deal as if it had never joined.</summary>
    public static Deal Forgotten(Deal deal, CompiledAction action)
    {
        var details = deal.Details;
        return deal with { Details = details with { Joined = [.. details.Joined.Where(j => j != Identity(action))] } };
    }

    /// <summary>The deal with the leaving remembered, where it is for good.</summary>
    public static Deal Left(Deal deal, CompiledAction action)
    {
        deal = Forgotten(deal, action);
        if (!IsVk(action) || IsClosedFor(deal, action)) return deal;
        var details = deal.Details;
        return deal with { Details = details with { LeftAudiences = [.. details.LeftAudiences, Identity(action)] } };
    }

    private static bool IsVk(CompiledAction action) =>
        action.Definition.Do == ActionKinds.AdAudience && action.Definition.Settings["network"].AsText() == AdAudienceSettings.Vk;

    private static string Identity(CompiledAction action)
    {
        var settings = action.Definition.Settings;
        return action.Definition.Do + "/" + settings["connection"].AsText() + "/" + (settings["audience"].AsText() ?? settings["list"].AsText());
    }
}
