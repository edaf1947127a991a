namespace CrmCore;

/// <summary>Checks the settings of the connections of one kind on request (R72).</summary>
public interface ISettingsCheck
{
    /// <summary>The kind of connection that it checks.</summary>
    string Kind { get; }

    /// <summary>Checks settings, credentials, reachability and rights, without any effect that a client would see.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>What is wrong and what to do; empty, or remarks only, when all is well.</returns>
    ValueTask<IReadOnlyList<SettingsProblem>> CheckAsync(ConnectionContext connection, CancellationToken ct);
}
