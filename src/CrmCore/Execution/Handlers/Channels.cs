namespace CrmCore;

/// <summary>The adapters of one port by the kind of connection that they serve; of two for one kind the later registered one, the host's.</summary>
/// <param name="resolver">Finds connections and their secrets.</param>
/// <param name="ports">The registered adapters.</param>
/// <param name="kindOf">The kind that an adapter serves.</param>
/// <param name="service">What they do, for the message when there is none: <c>sends letters</c>.</param>
/// <param name="package">The package that has some.</param>
internal sealed class Channels<TPort>(
    ConnectionResolver resolver, IEnumerable<TPort> ports, Func<TPort, string> kindOf, string service, string package)
    where TPort : class
{
    private readonly Dictionary<string, TPort> _byKind =
        ports.GroupBy(kindOf, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    /// <summary>The account's connections that some adapter serves, in the order of their ids.</summary>
    public IReadOnlyList<Connection> Of(AccountModel model) =>
        [.. model.Connections.Values.Where(c => _byKind.ContainsKey(c.Kind)).OrderBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>The adapter of a connection; null where there is no such connection or no adapter.</summary>
    public TPort? Serving(AccountModel model, string connection) =>
        model.Connections.TryGetValue(connection, out var found) ? _byKind.GetValueOrDefault(found.Kind) : null;

    /// <summary>Opens a connection; the adapter is null when none serves its kind.</summary>
    /// <exception cref="ChannelException">There is no such connection, it is switched off, or its secret is missing.</exception>
    public async ValueTask<(ConnectionContext Connection, TPort? Port)> OpenAsync(AccountModel model, string connection, CancellationToken ct)
    {
        var context = await resolver.ResolveAsync(model, connection, ct).ConfigureAwait(false);
        return (context, _byKind.GetValueOrDefault(context.Connection.Kind));
    }

    /// <summary>There is no adapter for this connection.</summary>
    public ActionOutcome Missing(ConnectionContext connection) => ActionOutcome.Fail(
        $"Nothing {service} through connections of the kind '{connection.Connection.Kind}' (connection '{connection.Connection.Id}'). "
        + $"Register its adapter: see the package {package}, or implement {typeof(TPort).Name}.");

    /// <summary>The account has no connection for this.</summary>
    public ActionOutcome NoConnection(AccountModel model) => ActionOutcome.Fail(
        _byKind.Count == 0
            ? $"Nothing {service} here. Register an adapter: see the package {package}, or implement {typeof(TPort).Name}."
            : $"The account '{model.Account.Id}' has no connection that {service}. Save one of the kind {string.Join(" or ", _byKind.Keys.Order(StringComparer.Ordinal))}.");
}
