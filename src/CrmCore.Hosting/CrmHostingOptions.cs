namespace CrmCore.Hosting;

/// <summary>When the health check calls the engine degraded, and how stopping ends. Validated at registration.</summary>
public sealed class CrmHostingOptions
{
    /// <summary>Degraded when the longest due action fell due longer ago than this.</summary>
    /// <value>The default value is one minute.</value>
    public TimeSpan DegradedLag { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Degraded when an accepted event has waited longer than this for its decision.</summary>
    /// <value>The default value is one minute.</value>
    public TimeSpan DegradedPendingAge { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Degraded from this many events whose decision failed; they are counted up to 100.</summary>
    /// <value>The default value is 1.</value>
    public int DegradedFailedEvents { get; set; } = 1;

    /// <summary>Degraded from this many dead letters and uncertain actions; they are counted up to 100.</summary>
    /// <value>The default value is 10.</value>
    public int DegradedDeadLetters { get; set; } = 10;

    /// <summary>How long the outcomes of interrupted actions may take to be stored, after the host's own shutdown timeout is over.</summary>
    /// <value>The default value is two seconds.</value>
    public TimeSpan AbortGrace { get; set; } = TimeSpan.FromSeconds(2);

    internal IEnumerable<string> Problems()
    {
        if (DegradedLag <= TimeSpan.Zero) yield return $"DegradedLag is {DegradedLag}; give more than zero.";
        if (DegradedPendingAge <= TimeSpan.Zero) yield return $"DegradedPendingAge is {DegradedPendingAge}; give more than zero.";
        if (DegradedFailedEvents is < 1 or > 100) yield return $"DegradedFailedEvents is {DegradedFailedEvents}; give 1 to 100.";
        if (DegradedDeadLetters is < 1 or > 100) yield return $"DegradedDeadLetters is {DegradedDeadLetters}; give 1 to 100.";
        if (AbortGrace < TimeSpan.Zero || AbortGrace > TimeSpan.FromMinutes(1)) yield return $"AbortGrace is {AbortGrace}; give zero to one minute.";
    }
}
