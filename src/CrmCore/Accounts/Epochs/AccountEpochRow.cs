namespace CrmCore;

/// <summary>How often an account's settings or merges have changed.</summary>
internal sealed record AccountEpochRow(int Account, long Number)
{
    public static AccountEpochRow Sum(AccountEpochRow left, AccountEpochRow right) => left with { Number = left.Number + right.Number };
}
