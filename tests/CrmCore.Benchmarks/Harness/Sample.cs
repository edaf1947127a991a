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

    /// <summary>CPU time of the database server's processes, where there is a server and the system tells it.</summary>
    public TimeSpan? ServerCpu { get; init; }

    /// <summary>Statements that the server ran, <c>BEGIN</c> and <c>COMMIT</c> included, where there is a server.</summary>
    public long? Statements { get; init; }

    /// <summary>Transactions that wrote something, where there is a server.</summary>
    public long? Transactions { get; init; }

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

    public double? ServerCpuMicrosecondsEach => ServerCpu?.TotalMicroseconds / Operations;

    public double? StatementsEach => (double?)Statements / Operations;

    public double? TransactionsEach => (double?)Transactions / Operations;
}
