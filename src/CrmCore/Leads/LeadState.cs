namespace CrmCore;

/// <summary>Where a lead stands, whatever the account calls it: every status belongs to one of these (R75).</summary>
public enum LeadState
{
    /// <summary>In the inbox.</summary>
    New = 1,

    /// <summary>Accepted: it became a contact, a company or a deal.</summary>
    Accepted = 2,

    /// <summary>Somebody works on it.</summary>
    InWork = 3,

    /// <summary>Refused, with a reason.</summary>
    Refused = 4,
}
