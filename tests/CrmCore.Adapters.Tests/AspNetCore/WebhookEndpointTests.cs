using System.Net;
using Microsoft.AspNetCore.Builder;

namespace CrmCore.Adapters.Tests.AspNetCore;

public sealed class WebhookEndpointTests
{
    [Fact]
    public async Task A_webhook_is_durable_before_the_readers_answer_is_given()
    {
        await using var app = await WebhookApp.StartAsync();

        using var answer = await app.PostAsync("/hooks/acme/bot-1", "secret-one", "a\nb");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("{\"ok\":true}", await answer.Content.ReadAsStringAsync());
        Assert.Equal(2, await app.StoredAsync());
    }

    [Fact]
    public async Task R64_the_same_webhook_sent_again_counts_once()
    {
        await using var app = await WebhookApp.StartAsync();

        for (var i = 0; i < 3; i++)
        {
            using var answer = await app.PostAsync("/hooks/acme/bot-1", "secret-one", "a\nb");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(2, await app.StoredAsync());
    }

    [Fact]
    public async Task R81_two_connections_of_one_kind_have_their_own_addresses_secrets_and_keys()
    {
        await using var app = await WebhookApp.StartAsync();

        using var first = await app.PostAsync("/hooks/acme/bot-1", "secret-one", "a");
        using var second = await app.PostAsync("/hooks/acme/bot-2", "secret-two", "a");
        using var crossed = await app.PostAsync("/hooks/acme/bot-2", "secret-one", "b");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized), (first.StatusCode, second.StatusCode, crossed.StatusCode));
        Assert.Equal(2, await app.StoredAsync());
    }

    [Fact]
    public async Task A_forged_webhook_gets_its_status_and_nothing_else_and_the_log_the_reason()
    {
        await using var app = await WebhookApp.StartAsync();

        using var answer = await app.PostAsync("/hooks/acme/bot-1", "guess", "a");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(0, await app.StoredAsync());
        Assert.Contains(app.Log.Lines, l => l.Contains("acme/bot-1", StringComparison.Ordinal) && l.Contains("the secret is another", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains("secret-one", StringComparison.Ordinal) || l.Contains("guess", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/hooks/acme/nobody")]
    [InlineData("/hooks/nobody/bot-1")]
    [InlineData("/hooks/acme/bot-off")]
    [InlineData("/hooks/acme/fax")]
    [InlineData("/hooks/acme/bot-1%0Aforged")]
    public async Task Whatever_is_missing_looks_the_same_from_outside(string path)
    {
        await using var app = await WebhookApp.StartAsync();

        using var answer = await app.PostAsync(path, "secret-one", "a");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains('\n', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_with_and_without_a_length()
    {
        await using var app = await WebhookApp.StartAsync(options: o => o.MaxBodyBytes = 2048);
        var large = new string('x', 2049);

        using var told = await app.PostAsync("/hooks/acme/bot-1", "secret-one", large);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/acme/bot-1") { Content = new UnknownLength(large) };
        using var untold = await app.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge), (told.StatusCode, untold.StatusCode));
    }

    [Fact]
    public async Task A_store_that_fails_asks_the_sender_to_send_again_and_then_it_counts_once()
    {
        await using var app = await WebhookApp.StartAsync();
        app.Store.Fails = true;
        using var refused = await app.PostAsync("/hooks/acme/bot-1", "secret-one", "a");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Empty(await refused.Content.ReadAsByteArrayAsync());

        app.Store.Fails = false;
        using var taken = await app.PostAsync("/hooks/acme/bot-1", "secret-one", "a");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal(1, await app.StoredAsync());
    }

    [Fact]
    public async Task A_secret_that_is_missing_asks_the_sender_to_send_again()
    {
        await using var app = await WebhookApp.StartAsync();
        using var answer = await app.PostAsync("/hooks/acme/bot-lost", "secret-lost", "a");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task An_engine_that_has_not_started_asks_the_sender_to_send_again()
    {
        await using var app = await WebhookApp.StartAsync(startEngine: false);
        using var answer = await app.PostAsync("/hooks/acme/bot-1", "secret-one", "a");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task A_sender_that_hangs_up_while_we_store_loses_nothing()
    {
        await using var app = await WebhookApp.StartAsync();
        var commit = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Store.Hold = commit.Task;
        using var hangUp = new CancellationTokenSource();
        var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/acme/bot-1") { Content = new StringContent("a") };
        request.Headers.Add("X-Secret", "secret-one");
        var sending = app.Client.SendAsync(request, hangUp.Token);
        await app.Store.Waits.Task;
        await hangUp.CancelAsync();

        // The test server's client learns of its own hanging up when the request has ended.
        app.Store.Hold = null;
        commit.SetResult();
        await Record.ExceptionAsync(() => sending);

        using var next = await app.PostAsync("/hooks/acme/bot-1", "secret-one", "b");
        Assert.Equal(2, await app.StoredAsync());
    }

    [Fact]
    public async Task A_challenge_by_GET_reaches_only_the_readers_that_want_one()
    {
        await using var app = await WebhookApp.StartAsync();

        Assert.Equal("challenge=42", await app.Client.GetStringAsync(new Uri("/hooks/acme/shop?challenge=42", UriKind.Relative)));
        using var other = await app.Client.GetAsync(new Uri("/hooks/acme/bot-1?challenge=42", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task A_browser_is_sent_on_by_the_readers_headers()
    {
        await using var app = await WebhookApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/acme/shop");
        request.Headers.Add("X-Browser", "yes");
        using var answer = await app.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.SeeOther, new Uri("https://example.com/thanks")), (answer.StatusCode, answer.Headers.Location));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("!", HttpStatusCode.InternalServerError)]
    public async Task A_body_that_cannot_be_read_gets_a_status_and_nothing_else(string body, HttpStatusCode status)
    {
        await using var app = await WebhookApp.StartAsync();
        using var answer = await app.PostAsync("/hooks/acme/bot-1", "secret-one", body);
        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_event_that_the_engine_does_not_take_is_refused()
    {
        await using var app = await WebhookApp.StartAsync();
        using var answer = await app.PostAsync("/hooks/acme/bot-1", "secret-one", new string('k', 600));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_stranger_who_knocks_all_day_does_not_fill_the_log()
    {
        await using var app = await WebhookApp.StartAsync();
        for (var i = 0; i < 50; i++) (await app.PostAsync("/hooks/acme/bot-1", "guess", "a")).Dispose();
        Assert.Equal(20, app.Log.Lines.Count(l => l.Contains("was answered with 401", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_the_engine_the_mapping_says_what_to_do()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        var error = Assert.Throws<InvalidOperationException>(() => app.MapCrmWebhooks());
        Assert.Contains("AddCrmCore", error.Message, StringComparison.Ordinal);
    }

    private sealed class UnknownLength(string text) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text)).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
