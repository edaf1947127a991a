using System.Globalization;
using CrmCore.Messaging;
using CrmCore.Testing.Contracts;

namespace CrmCore.Adapters.Tests.Webhooks;

public sealed class WebhookSenderTests : IAsyncDisposable
{
    private const string Secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

    private readonly VendorStandIn _receiver = WebhookStandIn.Start();

    public WebhookSenderTests() => _receiver.Behave(ServiceConduct.Accepts);

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task R23_a_receiver_verifies_what_was_sent()
    {
        await SendAsync(Webhook());
        var request = Assert.Single(_receiver.Received);
        Assert.True(WebhookSignature.Verify(
            Secret, request.Headers["webhook-id"], request.Headers["webhook-timestamp"], request.Headers["webhook-signature"], request.Body.Span, _receiver.Clock.Now));
        Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
    }

    [Fact]
    public async Task R23_the_timestamp_is_of_the_try_and_the_id_of_the_webhook()
    {
        await SendAsync(Webhook());
        _receiver.Clock.Advance(Duration.FromMinutes(7));
        await SendAsync(Webhook());
        var times = _receiver.Received.Select(r => long.Parse(r.Headers["webhook-timestamp"], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(420, times[1] - times[0]);
        Assert.Equal(_receiver.Received[0].Headers["webhook-id"], _receiver.Received[1].Headers["webhook-id"]);
        Assert.NotEqual(_receiver.Received[0].Headers["webhook-signature"], _receiver.Received[1].Headers["webhook-signature"]);
    }

    [Fact]
    public async Task Without_a_secret_it_goes_out_unsigned()
    {
        await SendAsync(Webhook() with { Secret = null });
        Assert.False(Assert.Single(_receiver.Received).Headers.ContainsKey("webhook-signature"));
    }

    [Fact]
    public async Task Two_secrets_make_two_signatures()
    {
        await SendAsync(Webhook() with { Secret = Secret + " whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" });
        Assert.Equal(2, Assert.Single(_receiver.Received).Headers["webhook-signature"].Split(' ').Length);
    }

    [Theory]
    [InlineData("act_00ff_1", "act_00ff_1")]
    [InlineData("acme.corp/иван", null)]
    [InlineData("a\r\nX-Evil: 1", null)]
    [InlineData("", null)]
    public async Task An_id_with_dots_or_strange_letters_becomes_a_stable_plain_one(string id, string? expected)
    {
        await SendAsync(Webhook() with { Id = id });
        await SendAsync(Webhook() with { Id = id });
        var sent = _receiver.Received.Select(r => r.Headers["webhook-id"]).Distinct(StringComparer.Ordinal);
        Assert.Matches(expected ?? "^msg_[0-9a-f]{32}$", Assert.Single(sent));
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(202, null)]
    [InlineData(204, null)]
    [InlineData(301, ChannelFailure.Permanent)]
    [InlineData(304, ChannelFailure.Permanent)]
    [InlineData(400, ChannelFailure.Permanent)]
    [InlineData(401, ChannelFailure.Permanent)]
    [InlineData(404, ChannelFailure.Permanent)]
    [InlineData(408, ChannelFailure.Transient)]
    [InlineData(410, ChannelFailure.Permanent)]
    [InlineData(425, ChannelFailure.Transient)]
    [InlineData(429, ChannelFailure.Transient)]
    [InlineData(500, ChannelFailure.Transient)]
    [InlineData(502, ChannelFailure.Transient)]
    [InlineData(503, ChannelFailure.Transient)]
    [InlineData(504, ChannelFailure.Transient)]
    public async Task R23_answers_are_told_apart(int status, ChannelFailure? expected)
    {
        _receiver.Answer(_ => new StandInAnswer(status, "", "Location: " + new Uri(_receiver.Address, "elsewhere")));
        var error = await Record.ExceptionAsync(() => SendAsync(Webhook()));
        Assert.Equal(expected, (error as ChannelException)?.Failure);
        Assert.Single(_receiver.Received);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_called_disabled()
    {
        _receiver.Behave(ServiceConduct.RecipientIsGone);
        Assert.Contains("disabled", (await FailureAsync(Webhook())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11", 11)]
    [InlineData("Mon, 02 Mar 2026 10:00:30 GMT", 30)]
    [InlineData("Mon, 02 Mar 2026 09:00:00 GMT", 0)]
    [InlineData("999999999", 86400)]
    public async Task Retry_after_is_read_in_seconds_and_as_a_date(string header, int seconds)
    {
        foreach (var status in (int[])[429, 502, 503, 504])
        {
            _receiver.Answer(_ => new StandInAnswer(status, "", "Retry-After: " + header));
            Assert.Equal(Duration.FromSeconds(seconds), (await FailureAsync(Webhook())).RetryAfter);
        }
    }

    [Fact]
    public async Task The_beginning_of_the_answer_is_in_the_error_without_addresses_numbers_and_secret()
    {
        _receiver.Answer(_ => new StandInAnswer(422, $"field 'amount' missing\r\nfor ivan@example.com, +7 (916) 123-45-67, {Secret} " + new string('x', 5000)));
        var message = (await FailureAsync(Webhook())).Message;
        Assert.Contains("field 'amount' missing for ***, ***, *** xxx", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 300, 450);
    }

    [Fact]
    public async Task A_large_body_is_sent_whole()
    {
        var body = new byte[200_000];
        Array.Fill(body, (byte)'1');
        await SendAsync(Webhook() with { Body = body });
        Assert.Equal(body, Assert.Single(_receiver.Received).Body.ToArray());
    }

    [Theory]
    [InlineData("ftp://example.com/")]
    [InlineData("/hooks")]
    public async Task Other_addresses_are_refused(string url) => Assert.Equal(
        ChannelFailure.Permanent, (await FailureAsync(Webhook() with { Url = new Uri(url, UriKind.RelativeOrAbsolute) })).Failure);

    [Fact]
    public async Task A_broken_secret_is_refused_without_showing_it()
    {
        var failure = await FailureAsync(Webhook() with { Secret = "whsec_short" });
        Assert.Equal(ChannelFailure.Permanent, failure.Failure);
        Assert.DoesNotContain("short", failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(_receiver.Received);
    }

    [Fact]
    public void Options_that_cannot_be_used_are_refused_at_once() =>
        Assert.Throws<InvalidOperationException>(() => WebhookStandIn.Start(o => o.Timeout = TimeSpan.FromMinutes(5)));

    private OutgoingWebhook Webhook() => new() { Url = new Uri(_receiver.Address, "hooks"), Id = "act_0001", Body = "{}"u8.ToArray(), Secret = Secret };

    private Task<ChannelException> FailureAsync(OutgoingWebhook webhook) => Assert.ThrowsAsync<ChannelException>(() => SendAsync(webhook));

    private async Task SendAsync(OutgoingWebhook webhook) => await _receiver.Get<IWebhookSender>().SendAsync(webhook, CancellationToken.None);
}
