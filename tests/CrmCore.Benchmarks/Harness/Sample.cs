namespace CrmCore.Benchmarks;

/// <summary>What one contender cost in one round.</summary>
/// <param name="Operations">How many operations (events, claims, look-ups) the round did.</param>
internal sealed record Sample(long Operations)
{
    public required TimeSpan Elapsed { get; init; }

    /// <summary>CPU time of the whole process, background threads included.</summary>
    public required TimeSpan Cpu { get; init; }

    /// <summary>Managed bytes allocated by the whole process.</summary>
    public required long Allocated { get; init; }

    /// <summary>Bytes handed to the system for writing by the whole process (WAL and checkpoints), or null where the system does not count them.</summary>
    public long? Written { get; init; }

    /// <summary>Bytes written to the WAL, where the contender knows them.</summary>
    public long? Wal { get; init; }

    /// <summary>Half of the waits were shorter.</summary>
    public TimeSpan? P50 { get; init; }

    /// <summary>99 of 100 waits were shorter.</summary>
    public TimeSpan? P99 { get; init; }

    public double PerSecond => Operations / Elapsed.TotalSeconds;

    public double NanosecondsEach => Elapsed.TotalNanoseconds / Operations;

    public double CpuMicrosecondsEach => Cpu.TotalMicroseconds / Operations;

    /// <summary>For what runs on one thread and waits for nothing: a neighbour's load does not show in it.</summary>
    public double CpuNanosecondsEach => Cpu.TotalNanoseconds / Operations;

    public double AllocatedEach => (double)Allocated / Operations;

    public double? WrittenEach => (double?)Written / Operations;

    public double? WalEach => (double?)Wal / Operations;
}
