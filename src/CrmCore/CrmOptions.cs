namespace CrmCore;

/// <summary>The engine's options. Validated once, when the engine starts.</summary>
public sealed class CrmOptions
{
    /// <summary>How large an event's body may be, in bytes.</summary>
    /// <value>The default value is 1,048,576 (1 MB).</value>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>How many events share a commit at most.</summary>
    /// <value>The default value is 256.</value>
    public int MaxBatch { get; set; } = 256;

    /// <summary>How many callers may stand in the queue; more wait for room.</summary>
    /// <value>The default value is 4096.</value>
    public int QueueCapacity { get; set; } = 4096;

    /// <summary>How many due actions run at the same time.</summary>
    /// <value>The default value is 16.</value>
    public int ActionConcurrency { get; set; } = 16;

    /// <summary>Whether planned actions run. Without, they are planned and wait: for imports of history and for measuring.</summary>
    /// <value>The default value is true.</value>
    public bool RunActions { get; set; } = true;

    /// <summary>
    /// Starts what the engine does by itself, and then callers go on on the thread that answers them: so a simulation has everything in one thread.
    /// Null for the thread pool.
    /// </summary>
    internal Action<Func<Task>>? Starter { get; set; }

    internal IEnumerable<string> Problems()
    {
        if (MaxBodyBytes < 1024) yield return $"MaxBodyBytes is {MaxBodyBytes}; give at least 1024.";
        if (MaxBatch is < 1 or > 10_000) yield return $"MaxBatch is {MaxBatch}; give 1 to 10,000.";
        if (QueueCapacity < MaxBatch) yield return $"QueueCapacity is {QueueCapacity}; give at least MaxBatch ({MaxBatch}).";
        if (ActionConcurrency is < 1 or > 1000) yield return $"ActionConcurrency is {ActionConcurrency}; give 1 to 1000.";
    }
}
