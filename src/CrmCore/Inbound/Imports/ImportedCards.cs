namespace CrmCore;

/// <summary>What the rows of a table become.</summary>
public enum ImportedCards
{
    /// <summary>Contacts.</summary>
    Contacts,

    /// <summary>Leads in the inbox.</summary>
    Leads,

    /// <summary>Deals, each with its contact.</summary>
    Deals,
}
