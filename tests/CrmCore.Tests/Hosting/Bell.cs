using System.Collections.Concurrent;

namespace CrmCore.Tests.Hosting;

/// <summary>A receiver of a host's own action that outlives hosts: it notes each call by its key, and can hold calls up.</summary>
internal sealed class Bell
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<string> Rung { get; } = [];

    public Task FirstCall => _first.Task;

    /// <summary>What a call waits for; null for nothing.</summary>
    public Func<CancellationToken, Task>? Hold { get; set; }

    public async Task RingAsync(string key, CancellationToken ct)
    {
        _first.TrySetResult();
        if (Hold is { } hold) await hold(ct);
        Rung.Enqueue(key);
    }

    public sealed record Settings;

    public sealed class Handler(Bell bell) : IActionHandler<Settings>
    {
        public async ValueTask<ActionOutcome> RunAsync(ActionContext<Settings> action, CancellationToken ct)
        {
            await bell.RingAsync(action.Key, ct);
            return ActionOutcome.Done;
        }
    }
}
