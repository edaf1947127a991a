namespace CrmCore.Testing;

/// <summary>A node's being alone with an account.</summary>
/// <param name="database">Where.</param>
/// <param name="account">The account's number; 0 for the inbox.</param>
/// <param name="node">Who.</param>
internal sealed class SimulatedAlone(SimulatedDatabase database, int account, SimulatedNode node) : IAsyncDisposable
{
    public int Account => account;

    public SimulatedNode Node => node;

    public ValueTask DisposeAsync()
    {
        database.Leave(this);
        return ValueTask.CompletedTask;
    }
}
