namespace CrmCore;

/// <summary>How many deals stand on a stage, and their sum in one currency. Kept in the same commit: boards never count.</summary>
internal sealed record StageCount(int Account, string Pipeline, string Stage, string Currency, long Deals, long Amount)
{
    public static StageCount Sum(StageCount left, StageCount right) =>
        left with { Deals = left.Deals + right.Deals, Amount = left.Amount + right.Amount };
}
