namespace CrmCore.Benchmarks;

/// <summary>What a benchmark needs: sizes, rounds, the clock, a folder, and the filled files, which are shared and deleted at the end.</summary>
internal sealed class BenchmarkContext : IAsyncDisposable
{
    private readonly Dictionary<int, CeilingFile> _files = [];
    private ServerProcess? _server;

    public BenchmarkContext(BenchmarkOptions options, TextWriter progress)
    {
        Quick = options.Quick;
        LargeServer = options.LargeServer;
        Rounds = options.Rounds ?? (options.Quick ? 2 : 5);
        Progress = progress;
        Folder = Directory.CreateDirectory(Path.Combine(options.Folder, $"crmcore-benchmarks-{Guid.NewGuid():N}")).FullName;
    }

    public bool Quick { get; }

    /// <summary>Whether the large database on PostgreSQL is filled too.</summary>
    public bool LargeServer { get; }

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

    /// <summary>The PostgreSQL server of this run, started when first asked for; null, and said so, where its programs are not found.</summary>
    public async Task<ServerProcess?> ServerAsync(CancellationToken cancellation)
    {
        if (_server is not null) return _server;
        if (ServerBinaries.Folder() is not { } binaries)
        {
            Progress.WriteLine("  skipped: neither the path nor /usr/lib/postgresql has initdb and pg_ctl");
            return null;
        }

        _server = await ServerProcess.StartAsync(binaries, Folder, LargeServer, cancellation);
        Progress.WriteLine($"  PostgreSQL {_server.Version}, {_server.Settings}, otherwise as initdb leaves it (fsync and synchronous_commit on)");
        return _server;
    }

    /// <summary>Prints what cost the server most, where one was started.</summary>
    public async Task PrintStatementsAsync(CancellationToken cancellation)
    {
        if (_server is not null) await ServerStatements.PrintAsync(_server, most: 40, Progress, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        foreach (var file in _files.Values) file.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
