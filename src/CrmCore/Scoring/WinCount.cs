namespace CrmCore;

/// <summary>How many deals of a pipeline with one value were won and lost; the empty field counts all of them. Kept in the commit that closes a deal.</summary>
internal sealed record WinCount(int Account, string Pipeline, string Field, string Value, long Won, long Lost)
{
    public static WinCount Sum(WinCount left, WinCount right) => left with { Won = left.Won + right.Won, Lost = left.Lost + right.Lost };
}
