using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CrmCore.Benchmarks;

/// <summary>
/// A PostgreSQL server of this run: a new cluster in the run's folder, on a free port of the loopback, stopped and deleted at the end. What is
/// durable is durable: <c>fsync</c> and <c>synchronous_commit</c> are on.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // No checkpoint within a round: the first change of each page after one writes the whole page, and would hit one contender or another.
    private const string Common = "shared_preload_libraries=pg_stat_statements max_wal_size=8GB checkpoint_timeout=30min";

    private const string User = "bench";

    // PostgreSQL refuses to run as root.
    private static readonly string Unprivileged =
        File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private readonly string _binaries;
    private readonly string _folder;
    private readonly string _password;
    private readonly int _port;

    private ServerProcess(string binaries, string folder, string password, int port, bool isLarge)
    {
        (_binaries, _folder, _password, _port) = (binaries, folder, password, port);
        Settings = Common + (isLarge ? " shared_buffers=3GB" : " shared_buffers=256MB");
    }

    /// <summary>What differs from the defaults that <c>initdb</c> writes.</summary>
    public string Settings { get; }

    /// <summary>The process id of the postmaster.</summary>
    public int Id { get; private set; }

    public string Version { get; private set; } = "";

    private string Data => Path.Combine(_folder, "data");

    private static bool IsRoot => !OperatingSystem.IsWindows() && Environment.UserName == "root";

    public static async Task<ServerProcess> StartAsync(string binaries, string parent, bool isLarge, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, "postgresql")).FullName;
        var server = new ServerProcess(binaries, folder, Guid.NewGuid().ToString("N"), FreePort(), isLarge);
        try
        {
            await server.StartAsync(cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection string of one of its databases.</summary>
    public string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = _port, Username = User, Password = _password, Database = database, Timeout = 15, CommandTimeout = 600,
    }.ConnectionString;

    /// <summary>Makes an empty database and answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionTo("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync(cancellation);
        return ConnectionTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) await RunAsync("pg_ctl", ["-s", "-D", Data, "-m", "immediate", "-w", "stop"], CancellationToken.None);
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        var passwordFile = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwordFile, _password, cancellation);
        if (IsRoot) await RunAsync("chown", "chown", ["-R", Unprivileged, _folder], cancellation);
        await RunAsync(
            "initdb",
            ["-D", Data, "-U", User, "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8", "--no-locale", "--no-instructions"],
            cancellation);
        var options = $"-p {_port.ToString(CultureInfo.InvariantCulture)} -k \"\" -h 127.0.0.1{string.Concat(Settings.Split(' ').Select(setting => " -c " + setting))}";
        await RunAsync("pg_ctl", ["-s", "-D", Data, "-l", Path.Combine(_folder, "log"), "-o", options, "-w", "-t", "60", "start"], cancellation);
        Id = int.Parse((await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid"), cancellation))[0], CultureInfo.InvariantCulture);
        await using var source = NpgsqlDataSource.Create(ConnectionTo("postgres"));
        await using var version = source.CreateCommand("SHOW server_version");
        Version = (string)(await version.ExecuteScalarAsync(cancellation))!;
        await using var extend = source.CreateCommand("CREATE EXTENSION pg_stat_statements");
        await extend.ExecuteNonQueryAsync(cancellation);
    }

    private Task RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var path = Path.Combine(_binaries, program);
        return IsRoot
            ? RunAsync(program, "setpriv", [$"--reuid={Unprivileged}", "--init-groups", "--", path, .. arguments], cancellation)
            : RunAsync(program, path, arguments, cancellation);
    }

    private async Task RunAsync(string name, string path, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        // The server inherits what pg_ctl has: a pipe to us would stay open as long as it runs. So its words go to the log only.
        var start = new ProcessStartInfo(path) { WorkingDirectory = _folder, RedirectStandardError = name != "pg_ctl", RedirectStandardOutput = name != "pg_ctl" };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = start.RedirectStandardError ? await process.StandardError.ReadToEndAsync(cancellation) : "";
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode == 0) return;
        var log = Path.Combine(_folder, "log");
        throw new InvalidOperationException($"{name} failed with {process.ExitCode}. {said}{(File.Exists(log) ? await File.ReadAllTextAsync(log, cancellation) : "")}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
