namespace CrmCore;

/// <summary>
/// Runs a kind of action that the host registered. An exception counts as a try that failed and is tried again (for
/// <see cref="Delivery.Once"/> as an unknown outcome); return <see cref="ActionOutcome.Fail"/> for what will never work.
/// </summary>
/// <typeparam name="TSettings">The action's settings: a record that System.Text.Json reads.</typeparam>
public interface IActionHandler<TSettings>
{
    /// <summary>Runs it.</summary>
    /// <param name="action">The settings, the deal, the key.</param>
    /// <param name="ct">Stops when the host stops; the action is then tried again at the next start.</param>
    /// <returns>How it ended.</returns>
    ValueTask<ActionOutcome> RunAsync(ActionContext<TSettings> action, CancellationToken ct);
}
