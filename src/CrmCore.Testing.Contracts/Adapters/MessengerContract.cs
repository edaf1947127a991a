using Xunit;

namespace CrmCore.Testing.Contracts;

/// <summary>What the engine relies on in every <see cref="IMessenger"/>. Inherit it and set up your adapter against a stand-in of its service.</summary>
public abstract class MessengerContract
{
    /// <summary>Sets up the adapter. Called once in each test.</summary>
    /// <returns>The adapter, a connection, the stand-in.</returns>
    protected abstract ValueTask<AdapterUnderTest<IMessenger>> StartAsync();

    /// <summary>A message that the service takes.</summary>
    /// <returns>The message; always the same.</returns>
    protected abstract OutgoingMessage Message();

    /// <summary>One message is one request, and gives the service's id.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task An_accepted_message_is_sent_once_and_has_a_receipt()
    {
        await using var adapter = await StartAsync();
        adapter.Service.Behave(ServiceConduct.Accepts);
        var receipt = await adapter.Port.SendAsync(adapter.Connection, Message(), CancellationToken.None);
        Assert.False(string.IsNullOrEmpty(receipt));
        Assert.Single(adapter.Service.Received);
    }

    /// <summary>The adapter serves the kind of its connections.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task It_serves_the_kind_of_the_connection()
    {
        await using var adapter = await StartAsync();
        Assert.Equal(adapter.Connection.Connection.Kind, adapter.Port.Kind);
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

    /// <summary>What the service will never take is permanent.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task A_refusal_is_permanent()
    {
        await using var adapter = await StartAsync();
        Assert.Equal(ChannelFailure.Permanent, (await FailureAsync(adapter, ServiceConduct.Refuses)).Failure);
    }

    /// <summary>A client who blocked us is unreachable, so that the engine stops writing there.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task A_client_who_blocked_us_is_unreachable()
    {
        await using var adapter = await StartAsync();
        Assert.Equal(ChannelFailure.Unreachable, (await FailureAsync(adapter, ServiceConduct.RecipientIsGone)).Failure);
    }

    /// <summary>The service's own failure is transient.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task A_failure_of_the_service_is_transient()
    {
        await using var adapter = await StartAsync();
        Assert.Equal(ChannelFailure.Transient, (await FailureAsync(adapter, ServiceConduct.Fails)).Failure);
    }

    /// <summary>Without a connection nothing was sent: transient.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task A_service_that_is_down_is_transient()
    {
        await using var adapter = await StartAsync();
        Assert.Equal(ChannelFailure.Transient, (await FailureAsync(adapter, ServiceConduct.IsDown)).Failure);
    }

    /// <summary>A message that left without an answer may have arrived, and the adapter does not send it again by itself.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task Silence_after_sending_is_unknown_and_nothing_is_repeated()
    {
        await using var adapter = await StartAsync();
        Assert.Equal(ChannelFailure.Unknown, (await FailureAsync(adapter, ServiceConduct.FallsSilent)).Failure);
        Assert.Single(adapter.Service.Received);
    }

    /// <summary>A failure leaves no trace in the adapter.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task It_works_again_when_the_service_does()
    {
        await using var adapter = await StartAsync();
        await FailureAsync(adapter, ServiceConduct.IsDown);
        await FailureAsync(adapter, ServiceConduct.Fails);
        adapter.Service.Behave(ServiceConduct.Accepts);
        Assert.False(string.IsNullOrEmpty(await adapter.Port.SendAsync(adapter.Connection, Message(), CancellationToken.None)));
    }

    /// <summary>Secrets are in no exception and in no log, whatever happens.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task The_secret_is_never_shown()
    {
        await using var adapter = await StartAsync();
        await Attempt.KeepsSecretAsync(adapter.Service, adapter.Connection.Secret, ct => SendAsync(adapter, ct));
    }

    /// <summary>A connection without its secret is a permanent failure, and nothing is sent.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task Without_its_secret_it_refuses_before_sending()
    {
        await using var adapter = await StartAsync();
        var failure = await Assert.ThrowsAsync<ChannelException>(
            async () => await adapter.Port.SendAsync(adapter.Connection with { Secret = null }, Message(), CancellationToken.None));
        Assert.Equal(ChannelFailure.Permanent, failure.Failure);
        Assert.Empty(adapter.Service.Received);
    }

    /// <summary>Cancelled before it began, it sends nothing.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task Cancelled_in_time_it_sends_nothing()
    {
        await using var adapter = await StartAsync();
        await Attempt.StopsAsync(adapter.Service, ct => SendAsync(adapter, ct));
    }

    private Task<ChannelException> FailureAsync(AdapterUnderTest<IMessenger> adapter, ServiceConduct conduct) =>
        Attempt.FailureAsync(adapter.Service, conduct, ct => SendAsync(adapter, ct));

    private async Task SendAsync(AdapterUnderTest<IMessenger> adapter, CancellationToken ct) =>
        await adapter.Port.SendAsync(adapter.Connection, Message(), ct);
}
