namespace CrmCore;

/// <summary>Looks from time to time for what another node has left or told in vain: the net under what nodes tell one another.</summary>
internal static class NodeWatch
{
    /// <summary>How often a node looks by itself.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(Action look, TimeProvider timeProvider, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Every, timeProvider, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stop.IsCancellationRequested) look();
        }
    }
}
