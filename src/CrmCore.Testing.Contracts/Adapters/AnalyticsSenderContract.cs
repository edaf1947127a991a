using NodaTime;
using Xunit;

namespace CrmCore.Testing.Contracts;

/// <summary>What the engine relies on in every <see cref="IAnalyticsSender"/>. Inherit it and set up your adapter against a stand-in of its service.</summary>
public abstract class AnalyticsSenderContract
{
    /// <summary>Sets up the adapter. Called once in each test.</summary>
    /// <returns>The adapter, a connection, the stand-in.</returns>
    protected abstract ValueTask<AdapterUnderTest<IAnalyticsSender>> StartAsync();

    /// <summary>A hit that the service takes, of the adapter's own now and property.</summary>
    /// <returns>The hit; always the same.</returns>
    protected abstract AnalyticsHit Hit();

    /// <summary>How old a hit may be for the service; null where it takes any.</summary>
    protected virtual Duration? OldestHit => null;

    /// <summary>One hit is one request.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task An_accepted_hit_is_sent_once()
    {
        await using var adapter = await StartAsync();
        adapter.Service.Behave(ServiceConduct.Accepts);
        await adapter.Port.SendAsync(adapter.Connection, Hit(), CancellationToken.None);
        Assert.Contains(Hit().ClientId, Assert.Single(adapter.Service.Received).Text, StringComparison.Ordinal);
        Assert.Equal(adapter.Connection.Connection.Kind, adapter.Port.Kind);
    }

    /// <summary>The second try of a hit is the same request, so that the service can tell it from a second sale.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task A_second_try_is_the_same_request()
    {
        await using var adapter = await StartAsync();
        await FailureAsync(adapter, ServiceConduct.Fails);
        adapter.Service.Behave(ServiceConduct.Accepts);
        await adapter.Port.SendAsync(adapter.Connection, Hit(), CancellationToken.None);
        Assert.Equal(2, adapter.Service.Received.Count);
        Assert.Equal(adapter.Service.Received[0].Text, adapter.Service.Received[1].Text);
    }

    /// <summary>A limit of the service is transient and carries the wait.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task A_wait_that_the_service_asks_for_is_handed_on()
    {
        await using var adapter = await StartAsync();
        var failure = await FailureAsync(adapter, ServiceConduct.AsksToWait);
        Assert.Equal(ChannelFailure.Transient, failure.Failure);
        Assert.Equal(IServiceStandIn.Wait, failure.RetryAfter);
    }

    /// <summary>A failing service and one that is down are transient.</summary>
    /// <param name="conduct">Which.</param>
    /// <returns>When tested.</returns>
    [Theory]
    [InlineData(ServiceConduct.Fails)]
    [InlineData(ServiceConduct.IsDown)]
    public async Task A_failure_that_may_pass_is_transient(ServiceConduct conduct)
    {
        await using var adapter = await StartAsync();
        Assert.Equal(ChannelFailure.Transient, (await FailureAsync(adapter, conduct)).Failure);
    }

    /// <summary>A hit that left without an answer may have been counted.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task Silence_after_sending_is_unknown_and_nothing_is_repeated()
    {
        await using var adapter = await StartAsync();
        Assert.Equal(ChannelFailure.Unknown, (await FailureAsync(adapter, ServiceConduct.FallsSilent)).Failure);
        Assert.Single(adapter.Service.Received);
    }

    /// <summary>What the service would drop or misdate is not sent.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task A_hit_that_is_too_old_is_a_permanent_failure_and_not_sent()
    {
        if (OldestHit is not { } oldest) return;
        await using var adapter = await StartAsync();
        adapter.Service.Behave(ServiceConduct.Accepts);
        var old = Hit() with { At = Hit().At - oldest - Duration.FromSeconds(1) };
        var failure = await Assert.ThrowsAsync<ChannelException>(async () => await adapter.Port.SendAsync(adapter.Connection, old, CancellationToken.None));
        Assert.Equal(ChannelFailure.Permanent, failure.Failure);
        Assert.Empty(adapter.Service.Received);
    }

    /// <summary>A visitor's id means nothing in another property (R24).</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task R24_a_hit_of_another_property_is_a_permanent_failure_and_not_sent()
    {
        await using var adapter = await StartAsync();
        var other = Hit() with { Property = "another" };
        var failure = await Assert.ThrowsAsync<ChannelException>(async () => await adapter.Port.SendAsync(adapter.Connection, other, CancellationToken.None));
        Assert.Equal(ChannelFailure.Permanent, failure.Failure);
        Assert.Empty(adapter.Service.Received);
    }

    /// <summary>Secrets are in no exception and in no log, whatever happens.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task The_secret_is_never_shown()
    {
        await using var adapter = await StartAsync();
        await Attempt.KeepsSecretAsync(adapter.Service, adapter.Connection.Secret, ct => SendAsync(adapter, ct));
    }

    /// <summary>Cancelled before it began, it sends nothing.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task Cancelled_in_time_it_sends_nothing()
    {
        await using var adapter = await StartAsync();
        await Attempt.StopsAsync(adapter.Service, ct => SendAsync(adapter, ct));
    }

    private Task<ChannelException> FailureAsync(AdapterUnderTest<IAnalyticsSender> adapter, ServiceConduct conduct) =>
        Attempt.FailureAsync(adapter.Service, conduct, ct => SendAsync(adapter, ct));

    private async Task SendAsync(AdapterUnderTest<IAnalyticsSender> adapter, CancellationToken ct) =>
        await adapter.Port.SendAsync(adapter.Connection, Hit(), ct);
}
