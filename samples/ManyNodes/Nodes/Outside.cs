using CrmCore;

namespace ManyNodes;

/// <summary>The world outside: whatever the engine does there is written down before it hears that it is done.</summary>
/// <param name="write">Takes kind, key and number of the try.</param>
internal sealed class Outside(Action<string, string, int> write)
{
    public void Write(string kind, string key, int attempt) => write(kind, key, attempt);

    public sealed record Settings;

    public sealed class Handler(Outside outside) : IActionHandler<Settings>
    {
        public ValueTask<ActionOutcome> RunAsync(ActionContext<Settings> action, CancellationToken ct)
        {
            outside.Write(action.Action.Action, action.Key, action.Action.Attempts);
            return new(ActionOutcome.Done);
        }
    }
}
