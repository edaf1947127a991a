using System.Diagnostics;
using System.Globalization;
using CrmCore.CrashChild.Load;
using CrmCore.CrashChild.Running;
using CrmCore.CrashChild.Told;

namespace CrmCore.CrashChild.Parent;

/// <summary>A child as its parent sees it.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    // What the operating system tells of a process that SIGKILL ended.
    private const int Killed = 128 + 9;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly LoadPlan _plan;

    private ChildProcess(Process process, LoadPlan plan) => (_process, _plan) = (process, plan);

    public bool HasExited => _process.HasExited;

    /// <summary>Starts a child.</summary>
    /// <param name="plan">What the child is to do.</param>
    /// <param name="before">The words of a command that runs the child as somebody else; none for none.</param>
    public static ChildProcess Start(LoadPlan plan, params IReadOnlyList<string> before)
    {
        string[] words = [.. before, "dotnet", typeof(ChildProcess).Assembly.Location, "work", .. plan.Words()];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardInput = true, UseShellExecute = false };
        return new ChildProcess(Process.Start(start)!, plan);
    }

    /// <summary>Waits until the child has been answered so often, or is dead.</summary>
    /// <exception cref="TimeoutException">It takes too long.</exception>
    public Task AnsweredAsync(int count) => WaitAsync(() => Kept() >= count, $"{count} answers");

    /// <summary>Waits until the child has been told that nothing was taken.</summary>
    /// <param name="words">Words of the reason.</param>
    /// <returns>The reason.</returns>
    public async Task<string> RefusedAsync(string words)
    {
        string? reason = null;
        await WaitAsync(() => (reason = Answers().FirstOrDefault(a => a.Reason?.Contains(words, StringComparison.Ordinal) == true)?.Reason) is not null, $"a refusal that says '{words}'");
        return reason ?? "";
    }

    /// <summary>What the child was told so far.</summary>
    public IReadOnlyList<Answer> Answers() => [.. AnswerLog.Read(_plan.Folder, _plan.Life)];

    /// <summary>How often it was told that something is durable.</summary>
    public int Kept() => Answers().Count(a => a.IsKept);

    public void JumpClock(Duration by)
    {
        _process.StandardInput.WriteLine(ChildLife.Jump + ((long)by.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        _process.StandardInput.Flush();
    }

    /// <summary>SIGKILL; it may have died of itself in the middle of an effect.</summary>
    /// <exception cref="InvalidOperationException">It ended in another way: an exception that nobody expected.</exception>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        if (_process.ExitCode != Killed) throw new InvalidOperationException($"The child {_plan.Life} ended by itself with code {_process.ExitCode}: see what it wrote to its error output.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitAsync(Func<bool> until, string what)
    {
        var since = Stopwatch.StartNew();
        while (!until())
        {
            if (_process.HasExited) return;
            if (since.Elapsed > Patience) throw new TimeoutException($"The child {_plan.Life} did not get {what} in time.");
            await Task.Delay(50);
        }
    }
}
