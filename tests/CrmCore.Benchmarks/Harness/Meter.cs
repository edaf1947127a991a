using System.Globalization;

namespace CrmCore.Benchmarks;

/// <summary>Measures time, CPU, allocations and written bytes around a piece of work.</summary>
internal static class Meter
{
    /// <summary>Measures a piece of work that knows how many operations it does.</summary>
    public static async Task<Sample> MeasureAsync(TimeProvider clock, long operations, Func<Task> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var written = Written();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var started = clock.GetTimestamp();
        await work();
        var elapsed = clock.GetElapsedTime(started);
        var cpuUsed = Environment.CpuUsage.TotalTime - cpu;
        var allocatedNow = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return new Sample(operations) { Elapsed = elapsed, Cpu = cpuUsed, Allocated = allocatedNow, Written = Written() - written };
    }

    /// <summary>Bytes that the process has handed over for writing so far (Linux counts them), or null.</summary>
    private static long? Written()
    {
        const string counters = "/proc/self/io";
        if (!File.Exists(counters)) return null;
        foreach (var line in File.ReadLines(counters))
        {
            if (line.StartsWith("wchar:", StringComparison.Ordinal)) return long.Parse(line.AsSpan(6), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
        }

        return null;
    }
}
