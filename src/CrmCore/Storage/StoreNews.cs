namespace CrmCore;

/// <summary>What nodes tell one another.</summary>
[Flags]
public enum StoreNews
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Events were accepted and wait to be decided.</summary>
    Accepted = 1,

    /// <summary>Actions were planned that may be due soon.</summary>
    Planned = 2,
}
