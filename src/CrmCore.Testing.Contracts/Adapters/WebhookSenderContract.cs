using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace CrmCore.Testing.Contracts;

/// <summary>What the engine relies on in every <see cref="IWebhookSender"/>: Standard Webhooks, honest failures (R23).</summary>
public abstract class WebhookSenderContract
{
    private const string Secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

    /// <summary>Sets up the sender and a receiver. Called once in each test.</summary>
    /// <returns>The sender and the receiver; the connection is not used.</returns>
    protected abstract ValueTask<(IWebhookSender Sender, Uri Receiver, IServiceStandIn Service)> StartAsync();

    /// <summary>The body arrives byte by byte, with a signature that a receiver can check.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task R23_an_accepted_webhook_is_signed_and_sent_once()
    {
        var (sender, receiver, service) = await StartAsync();
        await using var _ = service;
        service.Behave(ServiceConduct.Accepts);
        await sender.SendAsync(Webhook(receiver), CancellationToken.None);

        var request = Assert.Single(service.Received);
        Assert.Equal("POST", request.Method);
        Assert.Equal(Webhook(receiver).Body.ToArray(), request.Body.ToArray());
        Assert.Equal(Webhook(receiver).Id, request.Headers["webhook-id"]);
        Assert.Contains(Signature(request), request.Headers["webhook-signature"].Split(' '));
    }

    /// <summary>The id stays on each try, so that the receiver knows a repetition.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task R23_the_id_is_the_same_on_each_try()
    {
        var (sender, receiver, service) = await StartAsync();
        await using var _ = service;
        await FailureAsync(sender, receiver, service, ServiceConduct.Fails);
        service.Behave(ServiceConduct.Accepts);
        await sender.SendAsync(Webhook(receiver), CancellationToken.None);
        Assert.Equal(2, service.Received.Count);
        Assert.Equal(service.Received[0].Headers["webhook-id"], service.Received[1].Headers["webhook-id"]);
    }

    /// <summary>The receiver's limit is transient and carries the wait.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task A_wait_that_the_receiver_asks_for_is_handed_on()
    {
        var (sender, receiver, service) = await StartAsync();
        await using var _ = service;
        var failure = await FailureAsync(sender, receiver, service, ServiceConduct.AsksToWait);
        Assert.Equal(ChannelFailure.Transient, failure.Failure);
        Assert.Equal(IServiceStandIn.Wait, failure.RetryAfter);
    }

    /// <summary>What will not get better is permanent; what may is transient; what left without an answer is unknown.</summary>
    /// <param name="conduct">How the receiver behaves.</param>
    /// <param name="expected">What that means.</param>
    /// <returns>When tested.</returns>
    [Theory]
    [InlineData(ServiceConduct.Refuses, ChannelFailure.Permanent)]
    [InlineData(ServiceConduct.RecipientIsGone, ChannelFailure.Permanent)]
    [InlineData(ServiceConduct.Fails, ChannelFailure.Transient)]
    [InlineData(ServiceConduct.IsDown, ChannelFailure.Transient)]
    [InlineData(ServiceConduct.FallsSilent, ChannelFailure.Unknown)]
    public async Task R23_failures_are_told_apart(ServiceConduct conduct, ChannelFailure expected)
    {
        var (sender, receiver, service) = await StartAsync();
        await using var _ = service;
        Assert.Equal(expected, (await FailureAsync(sender, receiver, service, conduct)).Failure);
    }

    /// <summary>Secrets are in no exception and in no log, whatever happens.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task The_secret_is_never_shown()
    {
        var (sender, receiver, service) = await StartAsync();
        await using var _ = service;
        await Attempt.KeepsSecretAsync(service, Secret["whsec_".Length..], async ct => await sender.SendAsync(Webhook(receiver), ct));
    }

    /// <summary>Cancelled before it began, it sends nothing.</summary>
    /// <returns>When tested.</returns>
    [Fact]
    public async Task Cancelled_in_time_it_sends_nothing()
    {
        var (sender, receiver, service) = await StartAsync();
        await using var _ = service;
        await Attempt.StopsAsync(service, async ct => await sender.SendAsync(Webhook(receiver), ct));
    }

    private static Task<ChannelException> FailureAsync(IWebhookSender sender, Uri receiver, IServiceStandIn service, ServiceConduct conduct) =>
        Attempt.FailureAsync(service, conduct, async ct => await sender.SendAsync(Webhook(receiver), ct));

    private static OutgoingWebhook Webhook(Uri receiver) => new()
    {
        Url = receiver,
        Id = "act_0001",
        Body = "{\"type\":\"deal.stage_changed\", \"data\":{\"title\":\"Окна\"}}"u8.ToArray(),
        Secret = Secret,
    };

    private static string Signature(ReceivedRequest request)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}.");
        byte[] signed = [.. Encoding.UTF8.GetBytes(head), .. request.Body.Span];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed));
    }
}
