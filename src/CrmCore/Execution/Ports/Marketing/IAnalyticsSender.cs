namespace CrmCore;

/// <summary>Reports to an analytics service through the connections of one kind. Failures are <see cref="ChannelException"/>.</summary>
public interface IAnalyticsSender
{
    /// <summary>The kind of connection that it serves, such as <c>ga4</c>.</summary>
    string Kind { get; }

    /// <summary>Sends one event of one visitor.</summary>
    /// <param name="connection">The property.</param>
    /// <param name="hit">The event.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>When the service took it.</returns>
    /// <exception cref="ChannelException">It was not taken.</exception>
    ValueTask SendAsync(ConnectionContext connection, AnalyticsHit hit, CancellationToken ct);
}
