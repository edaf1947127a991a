namespace CrmCore;

/// <summary>
/// How many deals stand on a stage, and their sum in one currency. Kept in the same commit: boards never count. While a batch is decided the
/// numbers add up in place, since every move adds to two of them.
/// </summary>
internal sealed class StageCount(int account, string pipeline, string stage, string currency, long deals, long amount)
{
    public int Account { get; } = account;

    public string Pipeline { get; } = pipeline;

    public string Stage { get; } = stage;

    public string Currency { get; } = currency;

    public long Deals { get; private set; } = deals;

    public long Amount { get; private set; } = amount;

    public void Add(long deals, long amount)
    {
        Deals += deals;
        Amount += amount;
    }

    public static StageCount Sum(StageCount left, StageCount right)
    {
        left.Add(right.Deals, right.Amount);
        return left;
    }
}
