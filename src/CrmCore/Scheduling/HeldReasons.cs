namespace CrmCore;

/// <summary>Why a planned action has no due moment.</summary>
internal static class HeldReasons
{
    /// <summary>All tries failed: it can be sent again by hand.</summary>
    public const string Dead = "dead";

    /// <summary>It is not known whether it had its effect.</summary>
    public const string Uncertain = "uncertain";

    /// <summary>A message that waits until the one before it in the same conversation has been sent.</summary>
    public const string Behind = "behind";

    /// <summary>Its automation is paused (R69); pipeline and action follow.</summary>
    public const string PausedPrefix = "paused:";

    /// <summary>It waits until a date field of the card is set (R17); the field's name follows.</summary>
    public const string FieldPrefix = "field:";

    /// <summary>Why an action waits that is due by a date field; null where it waits for none.</summary>
    public static string? Until(string? field) => field is null ? null : FieldPrefix + field;

    public static string PausedBy(string pipeline, string action) => PausedPrefix + pipeline + "/" + action;
}
