namespace CrmCore;

/// <summary>What an <see cref="IAccessPolicy"/> is asked about.</summary>
public static class AccessRights
{
    /// <summary>Edit pipelines, custom fields, templates, calendars, employees and connections.</summary>
    public const string EditSettings = "edit-settings";

    /// <summary>Edit and move cards.</summary>
    public const string EditCards = "edit-cards";

    /// <summary>Accept leads (R35).</summary>
    public const string ConvertLeads = "convert-leads";
}
