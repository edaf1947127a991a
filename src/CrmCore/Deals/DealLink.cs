namespace CrmCore;

/// <summary>A contact takes part in a deal; found from the contact.</summary>
internal sealed record DealLink(int Account, ContactId Contact, DealId Deal);
