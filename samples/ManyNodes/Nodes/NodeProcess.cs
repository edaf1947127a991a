using System.Diagnostics;

namespace ManyNodes;

/// <summary>One process of a node, as its parent sees it.</summary>
internal sealed class NodeProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _errors;

    public NodeProcess(Database database, Action<NodeProcess, string> told)
    {
        var start = new ProcessStartInfo(DotNet(), ["exec", typeof(NodeProcess).Assembly.Location, NodeProgram.Verb])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment[NodeProgram.ConnectionVariable] = database.Connection;
        start.Environment[NodeProgram.SchemaVariable] = database.Schema;
        _process = Process.Start(start)!;
        _errors = ReadErrorsAsync();
        Ended = ReadAsync(told);
    }

    /// <summary>Whether it takes events.</summary>
    public bool IsReady => _ready.Task.IsCompletedSuccessfully && !_process.HasExited;

    /// <summary>Ends when it has died, and all that it told was heard.</summary>
    public Task Ended { get; }

    /// <summary>What it wrote to its error stream.</summary>
    public string Errors { get; private set; } = "";

    public bool Send(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
            return true;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It has died: whoever waits for the answer sends the event to another.
            return false;
        }
    }

    /// <summary>Kills it at once, as a power cut would.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Lets it end what it has begun.</summary>
    public async Task StopAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has died already.
        }

        try
        {
            await Ended.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            Kill();
            await Ended;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private static string DotNet()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host) return host;
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
    }

    private async Task ReadAsync(Action<NodeProcess, string> told)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "ready") _ready.TrySetResult();
            else told(this, line);
        }

        await _errors;
        await _process.WaitForExitAsync();
    }

    private async Task ReadErrorsAsync() => Errors = await _process.StandardError.ReadToEndAsync();
}
