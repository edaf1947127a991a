namespace CrmCore;

/// <summary>Where a lead stands.</summary>
public enum LeadState
{
    /// <summary>In the inbox.</summary>
    New = 1,

    /// <summary>Accepted: it became a contact, and a deal.</summary>
    Accepted = 2,
}
