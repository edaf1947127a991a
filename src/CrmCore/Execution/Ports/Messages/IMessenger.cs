namespace CrmCore;

/// <summary>Sends messages through the connections of one kind. Failures are <see cref="ChannelException"/>.</summary>
public interface IMessenger
{
    /// <summary>The kind of connection that it serves, such as <c>telegram</c>.</summary>
    string Kind { get; }

    /// <summary>Whether the service knows our key.</summary>
    Delivery Delivery { get; }

    /// <summary>Sends one message.</summary>
    /// <param name="connection">The connection that the client wrote to.</param>
    /// <param name="message">The message.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>The service's id of the message.</returns>
    /// <exception cref="ChannelException">It was not sent, or nobody knows (<see cref="ChannelFailure.Unknown"/>).</exception>
    ValueTask<string?> SendAsync(ConnectionContext connection, OutgoingMessage message, CancellationToken ct);
}
