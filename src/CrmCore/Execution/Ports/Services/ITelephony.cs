namespace CrmCore;

/// <summary>Rings people through the connections of one kind (R34). Failures are <see cref="ChannelException"/>.</summary>
public interface ITelephony
{
    /// <summary>The kind of connection that it serves.</summary>
    string Kind { get; }

    /// <summary>Rings the employee, then the client, and bridges them.</summary>
    /// <param name="connection">The telephone exchange.</param>
    /// <param name="call">Whom to ring.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>The exchange's id of the call.</returns>
    ValueTask<string?> RingBackAsync(ConnectionContext connection, RingBackCall call, CancellationToken ct);
}
