namespace CrmCore;

/// <summary>Sends letters through the connections of one kind. Failures are <see cref="ChannelException"/>.</summary>
public interface IMailSender
{
    /// <summary>The kind of connection that it serves, such as <c>smtp</c>.</summary>
    string Kind { get; }

    /// <summary>Sends one letter to one recipient.</summary>
    /// <param name="connection">The mailbox.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="ct">Stops; before the server took the letter it is then not sent.</param>
    /// <returns>The server's receipt; null where it gave none.</returns>
    /// <exception cref="ChannelException">It was not sent, or nobody knows (<see cref="ChannelFailure.Unknown"/>).</exception>
    ValueTask<string?> SendAsync(ConnectionContext connection, OutgoingLetter letter, CancellationToken ct);
}
