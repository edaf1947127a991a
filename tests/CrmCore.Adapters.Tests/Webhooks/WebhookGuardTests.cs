using System.Net;
using CrmCore.Messaging;
using CrmCore.Testing.Contracts;

namespace CrmCore.Adapters.Tests.Webhooks;

public sealed class WebhookGuardTests
{
    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("8.8.8.8")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("2a00:1450:4010:c0f::64")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void Public_addresses_are_reached(string address) => Assert.True(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2001::1")]
    [InlineData("2002:7f00:1::")]
    public void Other_addresses_are_not(string address) => Assert.False(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Fact]
    public async Task A_private_address_is_refused_before_connecting_unless_allowed()
    {
        await using var receiver = WebhookStandIn.Start(o => o.AllowHttp = true);
        receiver.Behave(ServiceConduct.Accepts);
        foreach (var host in (string[])["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
        {
            var failure = await FailureAsync(receiver, new UriBuilder(receiver.Address) { Host = host, Query = "token=hidden" }.Uri);
            Assert.Equal(ChannelFailure.Permanent, failure.Failure);
            Assert.Contains("AllowPrivateAddresses", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hidden", failure.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task An_unprotected_address_is_refused_unless_allowed()
    {
        await using var receiver = WebhookStandIn.Start(o => o.AllowPrivateAddresses = true);
        receiver.Behave(ServiceConduct.Accepts);
        var failure = await FailureAsync(receiver, receiver.Address);
        Assert.Equal(ChannelFailure.Permanent, failure.Failure);
        Assert.Contains("AllowHttp", failure.Message, StringComparison.Ordinal);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task A_name_is_judged_by_the_address_that_is_connected_to()
    {
        await using var server = new StandInServer(_ => new StandInAnswer(204));
        var asked = 0;
        var guard = new GuardedConnector(new WebhookOptions(), (_, _) =>
        {
            // A name that shows a public address first and a private one when asked again.
            asked++;
            return Task.FromResult<IPAddress[]>([asked == 1 ? IPAddress.Parse("127.0.0.1") : IPAddress.Parse("8.8.8.8")]);
        });
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = guard.ConnectAsync });
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri($"http://rebind.example:{server.Address.Port}/")));
        Assert.IsType<ChannelException>(error.InnerException);
        Assert.Equal(1, asked);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task An_allowed_private_address_is_connected_to()
    {
        await using var server = new StandInServer(_ => new StandInAnswer(204));
        var guard = new GuardedConnector(new WebhookOptions { AllowPrivateAddresses = true }, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = guard.ConnectAsync });
        using var response = await http.GetAsync(new Uri($"http://inside.example:{server.Address.Port}/"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    private static Task<ChannelException> FailureAsync(VendorStandIn receiver, Uri url) => Assert.ThrowsAsync<ChannelException>(async () =>
        await receiver.Get<IWebhookSender>().SendAsync(new OutgoingWebhook { Url = url, Id = "act_1", Body = "{}"u8.ToArray() }, CancellationToken.None));
}
