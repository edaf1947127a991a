namespace CrmCore.Testing;

/// <summary>
/// A service outside, for the handlers and adapters of a simulated host: take it as a constructor's parameter and call it where the real one
/// would be called. Before and after each call the process may die, and another may go on.
/// </summary>
public sealed class SimulatedReceiver
{
    private readonly Func<string, ValueTask<bool>> _pass;
    private readonly PortCalls _calls;

    internal SimulatedReceiver(Func<string, ValueTask<bool>> pass, PortCalls calls) => (_pass, _calls) = (pass, calls);

    /// <summary>Hands something in under an action's key. Whether it came twice is looked at by the simulation.</summary>
    /// <param name="key">The key of the action's context.</param>
    /// <param name="ct">Stops before the service has it.</param>
    /// <returns>When the service has answered.</returns>
    public async ValueTask TakeAsync(string key, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        await _pass(key).ConfigureAwait(false);
        ct.ThrowIfCancellationRequested();
        _calls.Take(key);
        await _pass(key).ConfigureAwait(false);
    }
}
