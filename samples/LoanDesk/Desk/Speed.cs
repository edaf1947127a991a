namespace LoanDesk.Desk;

/// <summary>What the replay cost.</summary>
/// <param name="Events">How many events went through.</param>
/// <param name="Commands">How many commands besides: the tags that employees put on.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Processor">How much processor time it took, on all cores together.</param>
internal sealed record Speed(int Events, int Commands, TimeSpan Elapsed, TimeSpan Processor)
{
    public double PerSecond => Events / Math.Max(Elapsed.TotalSeconds, 0.001);
}
