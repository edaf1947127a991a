using CrmCore.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Adapters.Tests;

/// <summary>
/// A vendor's stand-in for the contract suites: a server, a clock that passes the adapter's time limit when the service falls silent, and
/// everything that was logged or traced. Also the engine's builder, so that the adapter is set up by its own Add method.
/// </summary>
public sealed class VendorStandIn : IServiceStandIn, ICrmBuilder
{
    private readonly WholeLog _log = new();
    private readonly StandInServer _server;
    private ServiceProvider? _provider;
    private Func<ReceivedRequest, StandInAnswer?> _answer = _ => new StandInAnswer(500);

    /// <summary>Starts the server.</summary>
    /// <param name="answers">The vendor's words for a request under a conduct other than silence and being down.</param>
    public VendorStandIn(Func<ServiceConduct, ReceivedRequest, StandInAnswer> answers)
    {
        Answers = answers;
        _server = new StandInServer(request => _answer(request));
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddLogging(_log.Configure);
    }

    public Func<ServiceConduct, ReceivedRequest, StandInAnswer> Answers { get; }

    public IServiceCollection Services { get; } = new ServiceCollection();

    public ManualClock Clock { get; } = new();

    public Uri Address => _server.Address;

    public IReadOnlyList<ReceivedRequest> Received => _server.Received;

    public IReadOnlyList<string> Log => _log.Lines;

    /// <summary>The registered implementation of a port.</summary>
    public T Get<T>()
        where T : notnull => (_provider ??= Services.BuildServiceProvider()).GetRequiredService<T>();

    public void Behave(ServiceConduct conduct)
    {
        _answer = conduct == ServiceConduct.FallsSilent ? Silence : request => Answers(conduct, request);
        if (conduct == ServiceConduct.IsDown) _server.GoDown();
        else _server.ComeUp();
    }

    public void Answer(Func<ReceivedRequest, StandInAnswer?> answer) => _answer = answer;

    public async ValueTask DisposeAsync()
    {
        if (_provider is not null) await _provider.DisposeAsync();
        await _server.DisposeAsync();
        _log.Dispose();
    }

    public StandInAnswer? Silence(ReceivedRequest request)
    {
        Clock.Advance(Duration.FromHours(1));
        return null;
    }
}
