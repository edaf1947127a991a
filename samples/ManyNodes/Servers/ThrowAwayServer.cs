using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ManyNodes;

/// <summary>A PostgreSQL in a temporary folder, on loopback, with everything on that makes it durable. It goes with this process, also when that is killed.</summary>
internal sealed class ThrowAwayServer : IDisposable
{
    private readonly string _binaries;
    private readonly string? _user = Binaries.OtherUser();
    private readonly string _folder = Directory.CreateTempSubdirectory("many-nodes-").FullName;

    private ThrowAwayServer(string binaries)
    {
        _binaries = binaries;
        Port = FreePort();
        if (_user is not null) Run("chown", [_user, _folder], asUser: false);
        Run(Program("initdb"), ["-D", Data, "-U", "crm", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"]);
        GoWithThisProcess();
        Run(Program("pg_ctl"), ["-D", Data, "-w", "-t", "60", "-s", "-l", Path.Combine(_folder, "log"), "-o", $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300", "start"]);
        Version = File.ReadAllText(Path.Combine(Data, "PG_VERSION")).Trim();
    }

    public int Port { get; }

    public string Version { get; }

    public string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Database=postgres;Username=crm");

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts one.</summary>
    /// <exception cref="ServerException">There are no binaries, or it does not start; the message says what to do.</exception>
    public static ThrowAwayServer Start() => new(Binaries.Find() ?? throw new ServerException(
        "There is no PostgreSQL on this machine: install its server (Debian and Ubuntu: apt install postgresql), or name one with --connection \"Host=…;Database=…;Username=…;Password=…\"."));

    public void Dispose()
    {
        Run(Program("pg_ctl"), ["-D", Data, "-m", "immediate", "-w", "-s", "stop"], mayFail: true);
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string Program(string name) => Path.Combine(_binaries, name);

    private void GoWithThisProcess()
    {
        var script = $"while [ -d /proc/{Environment.ProcessId} ]; do sleep 0.5; done; '{Program("pg_ctl")}' -D '{Data}' -m immediate -s stop; rm -rf '{_folder}'";
        if (!Directory.Exists("/proc")) return;
        using var watch = Process.Start(Command("/bin/sh", ["-c", script], asUser: true));
    }

    private void Run(string program, IReadOnlyList<string> arguments, bool asUser = true, bool mayFail = false)
    {
        using var process = Process.Start(Command(program, arguments, asUser))!;
        if (!process.WaitForExit(TimeSpan.FromSeconds(90))) throw new ServerException($"{program} does not end.");
        if (process.ExitCode != 0 && !mayFail) throw new ServerException($"{program} failed: {process.StandardError.ReadToEnd()}");
    }

    // Its outputs are taken even where nobody reads them: a server that inherited ours would keep them open behind us.
    private ProcessStartInfo Command(string program, IReadOnlyList<string> arguments, bool asUser)
    {
        IReadOnlyList<string> whole = asUser && _user is not null ? ["setpriv", $"--reuid={_user}", $"--regid={_user}", "--clear-groups", program, .. arguments] : [program, .. arguments];
        return new ProcessStartInfo(whole[0], whole.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
    }
}
