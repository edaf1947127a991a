namespace CrmCore;

/// <summary>Changes mailing lists through the connections of one kind (R27). Failures are <see cref="ChannelException"/>.</summary>
public interface IMailingList
{
    /// <summary>The kind of connection that it serves.</summary>
    string Kind { get; }

    /// <summary>Applies one change. Applying the same change twice is the same as once.</summary>
    /// <param name="connection">The mailing service's account.</param>
    /// <param name="change">The change.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>When the service took it.</returns>
    ValueTask ApplyAsync(ConnectionContext connection, MembershipChange change, CancellationToken ct);
}
