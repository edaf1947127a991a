using System.Globalization;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace CrmCore.Benchmarks;

/// <summary>The machine and the ceiling's version: figures are only worth something beside them.</summary>
internal sealed class Surroundings
{
    private const int Probes = 200;

    private Surroundings(IReadOnlyList<(string Name, string Value)> lines) => Lines = lines;

    public IReadOnlyList<(string Name, string Value)> Lines { get; }

    public static Surroundings Of(BenchmarkContext context) => new(
    [
        ("moment", context.Clock.GetUtcNow().ToString("u", CultureInfo.InvariantCulture)),
        ("processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
        ("system", RuntimeInformation.OSDescription),
        ("runtime", RuntimeInformation.FrameworkDescription),
        ("sqlite", raw.sqlite3_libversion().utf8_to_string()),
        ("disk sync", string.Create(CultureInfo.InvariantCulture, $"{DiskSync(context).TotalMicroseconds:N0} µs (4 KB appended and flushed, median)")),
        ("ceiling", CeilingVersion.Describe()),
    ]);

    public void Print(TextWriter output)
    {
        foreach (var (name, value) in Lines) output.WriteLine($"{name,-11} {value}");
        output.WriteLine();
    }

    private static TimeSpan DiskSync(BenchmarkContext context)
    {
        var path = Path.Combine(context.Folder, "sync.probe");
        var latencies = new Latencies(context.Clock, Probes);
        var block = new byte[4_096];
        using (var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            for (var n = 0; n < Probes; n++)
            {
                var started = latencies.Start();
                stream.Write(block);
                stream.Flush(flushToDisk: true);
                latencies.Stop(started);
            }
        }

        File.Delete(path);
        return latencies.Percentile(0.5);
    }
}
