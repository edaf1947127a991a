namespace CrmCore.Testing;

/// <summary>A call of a node that somebody waits for.</summary>
internal sealed class RunningCall(SimulatedNode node, string what)
{
    private Task _task = Task.CompletedTask;

    public SimulatedNode Node => node;

    public string What => what;

    public bool HasEnded => _task.IsCompleted;

    /// <summary>What it ended with that nobody expects: a store that cannot be reached is expected.</summary>
    public Exception? Error => _task.Exception?.InnerException is { } error and not StoreUnavailableException ? error : null;

    public void ThrowWhatItEndedWith() => _task.GetAwaiter().GetResult();

    public void Begin(Func<Task> call) => _task = call();
}
