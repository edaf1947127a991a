using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CrmCore.Snapshots;

/// <summary>
/// A throw-away PostgreSQL on loopback, made from the binaries of this machine, with fsync on. It is gone when the test process ends, however it ends:
/// a small shell waits for that. Root, whom PostgreSQL refuses, runs it as the user <c>postgres</c> or <c>nobody</c>.
/// </summary>
internal sealed class PostgreSqlCluster : IDisposable
{
    private static readonly Lock Gate = new();
    private static PostgreSqlCluster? _shared;

    private readonly string _folder;
    private readonly string _binaries;
    private readonly string? _user;
    private readonly string _settings;
    private int _databases;

    private PostgreSqlCluster(string binaries, IReadOnlyDictionary<string, string> settings)
    {
        _binaries = binaries;
        _user = Environment.UserName == "root" ? UnprivilegedUser() : null;
        _folder = Directory.CreateTempSubdirectory("crmcore-pg-").FullName;
        _settings = string.Concat(settings.Select(setting => $" -c {setting.Key}={setting.Value}"));
        Port = FreePort();
        if (_user is not null) Run("chown", [_user, _folder], asUser: false);
        Run(Binary("initdb"), ["-D", Data, "-U", "crm", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"]);
        // Members of this role have to say their password.
        File.WriteAllText(Path.Combine(Data, "pg_hba.conf"), "host all +guarded 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n");
        Start();
        Execute("postgres", "CREATE ROLE guarded");
        RemoveWhenThisProcessEnds();
    }

    /// <summary>The cluster that the tests of this process share; made when first asked for. Asking skips the test where there is no PostgreSQL.</summary>
    public static PostgreSqlCluster Shared
    {
        get
        {
            SkipUnlessThere();
            lock (Gate) return _shared ??= Start(new Dictionary<string, string>());
        }
    }

    public int Port { get; }

    /// <summary>The folder of the database files.</summary>
    public string Data => Path.Combine(_folder, "data");

    /// <summary>A cluster of a test's own, with settings beside the usual ones.</summary>
    public static PostgreSqlCluster Start(IReadOnlyDictionary<string, string> settings)
    {
        SkipUnlessThere();
        return new PostgreSqlCluster(FindBinaries()!, settings);
    }

    /// <summary>Skips the test where there is no PostgreSQL; where CI is set, it fails instead.</summary>
    public static void SkipUnlessThere()
    {
        const string Reason = "PostgreSQL's initdb is neither on PATH nor under /usr/lib/postgresql: install the server's package to run this test.";
        if (FindBinaries() is not null) return;
        if (Environment.GetEnvironmentVariable("CI") == "true") throw new InvalidOperationException(Reason);
        Skip.If(true, Reason);
    }

    /// <summary>A new, empty database; answers how to connect to it.</summary>
    public string CreateDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"db{Interlocked.Increment(ref _databases)}");
        Execute("postgres", $"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    public string ConnectionString(string database) => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Database={database};Username=crm;Password=secret;Timeout=5;Include Error Detail=true");

    /// <summary>Runs a statement as the superuser.</summary>
    public void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Kills the server's first process as a power cut would, and all behind it.</summary>
    public void Kill()
    {
        var first = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        var all = Children(first).Append(first).ToList();
        foreach (var process in all) Run("/bin/kill", ["-9", process.ToString(CultureInfo.InvariantCulture)], asUser: false, mayFail: true);
        for (var i = 0; i < 200 && all.Exists(IsRunning); i++) Thread.Sleep(10);
        File.Delete(Path.Combine(Data, "postmaster.pid"));
    }

    /// <summary>Starts the server on its port and waits until it answers.</summary>
    public void Start()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                StartOnce();
                return;
            }
            catch (InvalidOperationException) when (tries < 5)
            {
                // What was forked in the moment of a kill holds the shared memory until it notices.
                Thread.Sleep(1_000);
            }
        }
    }

    private void StartOnce() => Run(
        Binary("pg_ctl"),
        ["-D", Data, "-w", "-t", "60", "-s", "-l", Path.Combine(_folder, "log"), "-o", $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200{_settings}", "start"]);

    /// <summary>Stops the server; clients are sent away.</summary>
    public void Stop() => Run(Binary("pg_ctl"), ["-D", Data, "-m", "fast", "-w", "-s", "stop"], mayFail: true);

    public void Dispose()
    {
        Run(Binary("pg_ctl"), ["-D", Data, "-m", "immediate", "-w", "-s", "stop"], mayFail: true);
        Directory.Delete(_folder, recursive: true);
    }

    private static string? FindBinaries()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (Array.Find(folders, folder => folder.Length > 0 && File.Exists(Path.Combine(folder, "initdb"))) is { } onPath) return onPath;
        const string Debian = "/usr/lib/postgresql";
        return !Directory.Exists(Debian) ? null : Directory.GetDirectories(Debian).Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault();
    }

    private static string UnprivilegedUser() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static IEnumerable<int> Children(int parent)
    {
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process)) continue;
            if (StatOf(process) is { } stat && stat[1] == parent.ToString(CultureInfo.InvariantCulture)) yield return process;
        }
    }

    // One that has ended and was not waited for by its parent runs no more.
    private static bool IsRunning(int process) => StatOf(process) is { } stat && stat[0] != "Z";

    private static string[]? StatOf(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private string Binary(string name) => Path.Combine(_binaries, name);

    // Also behind a test process that was killed: nothing else would stop the server then.
    private void RemoveWhenThisProcessEnds()
    {
        var script = $"while [ -d /proc/{Environment.ProcessId} ]; do sleep 0.5; done; '{Binary("pg_ctl")}' -D '{Data}' -m immediate -s stop; rm -rf '{_folder}'";
        var start = new ProcessStartInfo(_user is null ? "/bin/sh" : "setpriv") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var argument in AsUser(["/bin/sh", "-c", script])) start.ArgumentList.Add(argument);
        if (_user is null) start.ArgumentList.RemoveAt(0);
        using var started = Process.Start(start);
    }

    private IEnumerable<string> AsUser(IReadOnlyList<string> command) =>
        _user is null ? command : [$"--reuid={_user}", $"--regid={_user}", "--clear-groups", .. command];

    private void Run(string program, IReadOnlyList<string> arguments, bool asUser = true, bool mayFail = false)
    {
        var isOther = asUser && _user is not null;
        var start = new ProcessStartInfo(isOther ? "setpriv" : program) { UseShellExecute = false, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var argument in isOther ? AsUser([program, .. arguments]) : arguments) start.ArgumentList.Add(argument);
        // What a server that is started inherits would otherwise keep a pipe open behind its starter.
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var error = process.StandardError;
        if (!process.WaitForExit(TimeSpan.FromSeconds(90))) throw new TimeoutException($"{program} does not end.");
        if (process.ExitCode != 0 && !mayFail) throw new InvalidOperationException($"{program} failed: {error.ReadToEnd()}");
    }
}
