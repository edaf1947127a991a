namespace CrmCore.Benchmarks;

/// <summary>What a benchmark needs: sizes, rounds, the clock, a folder, and the filled files, which are shared and deleted at the end.</summary>
internal sealed class BenchmarkContext : IDisposable
{
    private readonly Dictionary<int, CeilingFile> _files = [];

    public BenchmarkContext(BenchmarkOptions options, TextWriter progress)
    {
        Quick = options.Quick;
        Rounds = options.Rounds ?? (options.Quick ? 2 : 5);
        Progress = progress;
        Folder = Directory.CreateDirectory(Path.Combine(options.Folder, $"crmcore-benchmarks-{Guid.NewGuid():N}")).FullName;
    }

    public bool Quick { get; }

    /// <summary>Measured rounds of each contender.</summary>
    public int Rounds { get; }

    public TextWriter Progress { get; }

    public TimeProvider Clock => TimeProvider.System;

    /// <summary>A folder of this run; everything in it is deleted at the end.</summary>
    public string Folder { get; }

    /// <summary>Contacts and deals in the large file: 1,000,000.</summary>
    public int Large => Size(1_000_000, 20_000);

    /// <summary>Contacts and deals in the small file: 100,000.</summary>
    public int Small => Size(100_000, 5_000);

    /// <summary>A number for full runs and a small one for quick runs.</summary>
    public int Size(int full, int quick) => Quick ? quick : full;

    /// <summary>The ceiling's file with so many contacts and deals; filled when first asked for.</summary>
    public CeilingFile CeilingFile(int contacts)
    {
        if (_files.TryGetValue(contacts, out var file)) return file;
        var started = Clock.GetTimestamp();
        Progress.Write($"  filling a file with {contacts:N0} contacts and deals … ");
        _files[contacts] = file = Benchmarks.CeilingFile.Fill(Folder, contacts, Clock);
        Progress.WriteLine($"{new FileInfo(file.DatabasePath).Length / 1e6:N0} MB in {Clock.GetElapsedTime(started).TotalSeconds:N1} s");
        return file;
    }

    public void Dispose()
    {
        foreach (var file in _files.Values) file.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
