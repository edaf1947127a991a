namespace CrmCore.Testing.Contracts;

/// <summary>An adapter set up against the stand-in of its service.</summary>
/// <typeparam name="TPort">The port that it implements.</typeparam>
/// <param name="Port">The adapter.</param>
/// <param name="Connection">A connection with good settings and a secret.</param>
/// <param name="Service">The stand-in.</param>
public sealed record AdapterUnderTest<TPort>(TPort Port, ConnectionContext Connection, IServiceStandIn Service) : IAsyncDisposable
    where TPort : class
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
