using System.Text.Json.Nodes;
using CrmCore.Messaging;
using CrmCore.Testing.Contracts;

namespace CrmCore.Adapters.Tests.Telegram;

public sealed class TelegramWebhookTests : IAsyncDisposable
{
    private readonly VendorStandIn _telegram = TelegramStandIn.Start();

    public ValueTask DisposeAsync() => _telegram.DisposeAsync();

    [Fact]
    public async Task Registering_hands_over_address_secret_and_kinds()
    {
        _telegram.Behave(ServiceConduct.Accepts);
        await _telegram.Get<TelegramWebhook>().RegisterAsync(TelegramStandIn.Connection(), new Uri("https://crm.example.com/hooks/acme/telegram-1"), default);
        var call = JsonNode.Parse(Assert.Single(_telegram.Received).Text)!;
        Assert.Equal("https://crm.example.com/hooks/acme/telegram-1", (string?)call["url"]);
        Assert.Equal(TelegramWebhook.SecretToken(TelegramStandIn.Token), (string?)call["secret_token"]);
        Assert.Equal(["message", "callback_query", "my_chat_member"], call["allowed_updates"]!.AsArray().Select(n => (string)n!));
    }

    [Fact]
    public async Task Registering_needs_https_and_says_why_it_failed()
    {
        var webhook = _telegram.Get<TelegramWebhook>();
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await webhook.RegisterAsync(TelegramStandIn.Connection(), new Uri("http://crm.example.com/hooks"), default));
        _telegram.Answer(_ => TelegramStandIn.Error(400, "Bad Request: bad webhook: Failed to resolve host"));
        var failure = await Assert.ThrowsAsync<ChannelException>(
            async () => await webhook.RegisterAsync(TelegramStandIn.Connection(), new Uri("https://crm.example.com/hooks"), default));
        Assert.Contains("Failed to resolve host", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"url":""}""", "no webhook")]
    [InlineData("""{"url":"https://x","pending_update_count":3,"last_error_date":1,"last_error_message":"Wrong response from the webhook: 500"}""", "500")]
    [InlineData("""{"url":"https://x","pending_update_count":1000}""", "1000 updates wait")]
    [InlineData("""{"url":"https://x","pending_update_count":0,"allowed_updates":["message"]}""", "callback_query, my_chat_member")]
    public async Task R72_the_check_says_how_the_webhook_fares(string info, string words)
    {
        _telegram.Answer(request => request.Target.EndsWith("getWebhookInfo", StringComparison.Ordinal)
            ? new StandInAnswer(200, $$"""{"ok":true,"result":{{info}}}""")
            : new StandInAnswer(200, """{"ok":true,"result":{"id":1}}"""));
        var problem = Assert.Single(await CheckAsync());
        Assert.Equal("webhook", problem.Setting);
        Assert.Contains(words, problem.Problem, StringComparison.Ordinal);
        Assert.False(problem.IsRemark);
    }

    [Fact]
    public async Task R72_an_old_failure_that_is_over_is_only_a_remark()
    {
        _telegram.Answer(_ => new StandInAnswer(200, """{"ok":true,"result":{"url":"https://x","pending_update_count":0,"last_error_message":"Read timeout expired"}}"""));
        Assert.True(Assert.Single(await CheckAsync()).IsRemark);
    }

    [Fact]
    public async Task R72_a_wrong_token_is_found_at_telegram()
    {
        _telegram.Answer(_ => TelegramStandIn.Error(401, "Unauthorized"));
        Assert.Equal("secret", Assert.Single(await CheckAsync()).Setting);
    }

    [Fact]
    public async Task R72_an_unknown_markup_is_found()
    {
        _telegram.Behave(ServiceConduct.Accepts);
        Assert.Equal("parseMode", Assert.Single(await CheckAsync("""{"parseMode":"bbcode"}""")).Setting);
    }

    private async Task<IReadOnlyList<SettingsProblem>> CheckAsync(string settings = "{}") =>
        await _telegram.Get<ISettingsCheck>().CheckAsync(TelegramStandIn.Connection(settings), CancellationToken.None);
}
