namespace CrmCore;

/// <summary>How many leads have a status, by source and owner (R56, R75). Kept in the same commit: reports never count.</summary>
internal sealed record LeadCount(int Account, string Status, string Source, string Owner, long Leads)
{
    public static LeadCount Sum(LeadCount left, LeadCount right) => left with { Leads = left.Leads + right.Leads };
}
