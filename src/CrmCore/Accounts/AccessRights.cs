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

    /// <summary>Merge and unmerge cards, and say that two are not the same (R33).</summary>
    public const string MergeCards = "merge-cards";

    /// <summary>Delete cards (R18).</summary>
    public const string DeleteCards = "delete-cards";

    /// <summary>Erase a person's data (R65). By default only administrators may.</summary>
    public const string ErasePersons = "erase-persons";
}
