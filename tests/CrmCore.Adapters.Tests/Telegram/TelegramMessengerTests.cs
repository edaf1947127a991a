using System.Text.Json.Nodes;
using CrmCore.Messaging;
using CrmCore.Testing.Contracts;

namespace CrmCore.Adapters.Tests.Telegram;

public sealed class TelegramMessengerTests : IAsyncDisposable
{
    private readonly VendorStandIn _telegram = TelegramStandIn.Start();

    public ValueTask DisposeAsync() => _telegram.DisposeAsync();

    [Fact]
    public async Task A_message_goes_out_with_its_buttons_as_the_sheet_shows_it()
    {
        _telegram.Behave(ServiceConduct.Accepts);
        var receipt = await SendAsync(Message("Заявка принята") with
        {
            Buttons = [[new MessageButton("Подтвердить", Data: "deal:777:confirm"), new MessageButton("Сайт", Url: "https://example.com")]],
        });

        Assert.Equal("77", receipt);
        var request = Assert.Single(_telegram.Received);
        Assert.Equal("POST", request.Method);
        Assert.Equal($"/bot{TelegramStandIn.Token}/sendMessage", request.Target);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            {"chat_id":5550001111,"text":"Заявка принята","reply_markup":{"inline_keyboard":[[
              {"text":"Подтвердить","callback_data":"deal:777:confirm"},{"text":"Сайт","url":"https://example.com"}]]}}
            """), JsonNode.Parse(request.Text)), request.Text);
    }

    [Fact]
    public async Task Markup_and_previews_follow_the_connections_settings()
    {
        _telegram.Behave(ServiceConduct.Accepts);
        await SendAsync(Message("<b>Да</b>"), """{"parseMode":"HTML","linkPreviews":false}""");
        var sent = JsonNode.Parse(Assert.Single(_telegram.Received).Text)!;
        Assert.Equal("HTML", (string?)sent["parse_mode"]);
        Assert.True((bool)sent["link_preview_options"]!["is_disabled"]!);
    }

    [Fact]
    public async Task A_channel_is_reached_by_its_name()
    {
        _telegram.Behave(ServiceConduct.Accepts);
        await SendAsync(Message("Да") with { Chat = "@acme" });
        Assert.Equal("@acme", (string?)JsonNode.Parse(Assert.Single(_telegram.Received).Text)!["chat_id"]);
    }

    [Fact]
    public async Task A_group_that_moved_gets_the_message_at_its_new_place()
    {
        _telegram.Answer(request => request.Text.Contains("-1001", StringComparison.Ordinal)
            ? new StandInAnswer(200, """{"ok":true,"result":{"message_id":78}}""")
            : TelegramStandIn.Error(400, "Bad Request: group chat was upgraded to a supergroup chat", "\"migrate_to_chat_id\":-1001234567890"));
        Assert.Equal("78", await SendAsync(Message("Да") with { Chat = "-4242" }));
        Assert.Equal(2, _telegram.Received.Count);
    }

    [Theory]
    [InlineData(400, "Bad Request: chat not found", ChannelFailure.Unreachable)]
    [InlineData(400, "Bad Request: user not found", ChannelFailure.Unreachable)]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID", ChannelFailure.Permanent)]
    [InlineData(401, "Unauthorized", ChannelFailure.Permanent)]
    [InlineData(403, "Forbidden: user is deactivated", ChannelFailure.Unreachable)]
    [InlineData(404, "Not Found", ChannelFailure.Permanent)]
    [InlineData(429, "Too Many Requests", ChannelFailure.Transient)]
    [InlineData(500, "Internal Server Error", ChannelFailure.Transient)]
    [InlineData(502, "Bad Gateway", ChannelFailure.Transient)]
    public async Task Telegrams_refusals_are_told_apart(int code, string description, ChannelFailure expected)
    {
        _telegram.Answer(_ => TelegramStandIn.Error(code, description));
        Assert.Equal(expected, (await FailureAsync(Message("Да"))).Failure);
    }

    [Theory]
    [InlineData(200, "<html>proxy</html>", ChannelFailure.Unknown)]
    [InlineData(502, "<html>Bad gateway</html>", ChannelFailure.Unknown)]
    [InlineData(504, "", ChannelFailure.Unknown)]
    [InlineData(503, "", ChannelFailure.Transient)]
    [InlineData(302, "", ChannelFailure.Permanent)]
    public async Task An_answer_that_is_not_telegrams_own_is_judged_by_what_it_leaves_open(int status, string body, ChannelFailure expected)
    {
        _telegram.Answer(_ => new StandInAnswer(status, body, "Location: https://example.com/"));
        Assert.Equal(expected, (await FailureAsync(Message("Да"))).Failure);
        Assert.Single(_telegram.Received);
    }

    [Fact]
    public async Task A_message_taken_without_an_id_is_sent_and_not_repeated()
    {
        _telegram.Answer(_ => new StandInAnswer(200, """{"ok":true}"""));
        Assert.Null(await SendAsync(Message("Да")));
    }

    [Fact]
    public async Task A_service_without_words_for_its_wait_may_use_the_header()
    {
        _telegram.Answer(_ => new StandInAnswer(429, "", "Retry-After: 11"));
        Assert.Equal(Duration.FromSeconds(11), (await FailureAsync(Message("Да"))).RetryAfter);
    }

    [Fact]
    public async Task Stopping_while_the_message_is_on_its_way_leaves_its_fate_unknown()
    {
        using var stop = new CancellationTokenSource();
        _telegram.Answer(_ =>
        {
            stop.Cancel();
            return null;
        });
        var failure = await Assert.ThrowsAsync<ChannelException>(
            async () => await _telegram.Get<IMessenger>().SendAsync(TelegramStandIn.Connection(), Message("Да"), stop.Token));
        Assert.Equal(ChannelFailure.Unknown, failure.Failure);
    }

    [Fact]
    public async Task The_longest_text_is_sent_and_a_longer_one_refused_before_sending()
    {
        _telegram.Behave(ServiceConduct.Accepts);
        await SendAsync(Message(new string('я', 4096)));
        await RefusesAsync(Message(new string('я', 4097)), "4097");
    }

    [Fact]
    public async Task Data_of_a_button_is_measured_in_bytes()
    {
        _telegram.Behave(ServiceConduct.Accepts);
        await SendAsync(Message("Да") with { Buttons = [[new MessageButton("Да", Data: new string('я', 32))]] });
        await RefusesAsync(Message("Да") with { Buttons = [[new MessageButton("Да", Data: new string('я', 33))]] }, "64 bytes");
    }

    public static TheoryData<string, OutgoingMessage> Impossible { get; } = new()
    {
        { "empty", Message(" ") },
        { "number", Message("Да") with { Chat = "ivan" } },
        { "number", Message("Да") with { Chat = "" } },
        { "no text", Message("Да") with { Buttons = [[new MessageButton("", Data: "x")]] } },
        { "only one", Message("Да") with { Buttons = [[new MessageButton("Да")]] } },
        { "only one", Message("Да") with { Buttons = [[new MessageButton("Да", Data: "x", Url: "https://example.com")]] } },
        { "1 to 64", Message("Да") with { Buttons = [[new MessageButton("Да", Data: "")]] } },
        { "https://", Message("Да") with { Buttons = [[new MessageButton("Да", Url: "javascript:alert(1)")]] } },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public async Task What_telegram_would_not_take_is_refused_before_sending(string words, OutgoingMessage message) => await RefusesAsync(message, words);

    [Fact]
    public async Task A_secret_that_is_no_token_never_gets_into_an_address()
    {
        _telegram.Behave(ServiceConduct.Accepts);
        var connection = TelegramStandIn.Connection() with { Secret = "../../evil?" };
        var failure = await Assert.ThrowsAsync<ChannelException>(async () => await _telegram.Get<IMessenger>().SendAsync(connection, Message("Да"), default));
        Assert.Equal(ChannelFailure.Permanent, failure.Failure);
        Assert.DoesNotContain("evil", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_telegram.Received);
    }

    [Fact]
    public async Task Broken_settings_are_named()
    {
        var failure = await FailureAsync(Message("Да"), """{"linkPreviews":"often"}""");
        Assert.Equal(ChannelFailure.Permanent, failure.Failure);
        Assert.Contains("linkPreviews", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_messenger_is_registered_once_and_what_the_host_chose_holds()
    {
        var services = new BuilderOf();
        Microsoft.Extensions.DependencyInjection.TelegramCrmBuilderExtensions.AddTelegram(services, o => o.Timeout = TimeSpan.FromSeconds(5));
        Microsoft.Extensions.DependencyInjection.TelegramCrmBuilderExtensions.AddTelegram(services);
        Assert.Single(services.Services, s => s.ServiceType == typeof(IMessenger));
        var options = Assert.IsType<TelegramOptions>(Assert.Single(services.Services, s => s.ServiceType == typeof(TelegramOptions)).ImplementationInstance);
        Assert.Equal(TimeSpan.FromSeconds(5), options.Timeout);
    }

    [Fact]
    public void Options_that_cannot_be_used_are_refused_at_once()
    {
        Assert.Throws<InvalidOperationException>(() =>
            Microsoft.Extensions.DependencyInjection.TelegramCrmBuilderExtensions.AddTelegram(new BuilderOf(), o => o.BaseAddress = new Uri("ftp://example.com")));
        Assert.Throws<InvalidOperationException>(() =>
            Microsoft.Extensions.DependencyInjection.TelegramCrmBuilderExtensions.AddTelegram(new BuilderOf(), o => o.Timeout = TimeSpan.Zero));
    }

    private static OutgoingMessage Message(string text) => new() { Chat = "5550001111", Text = text, Key = "act_1" };

    private async Task RefusesAsync(OutgoingMessage message, string words)
    {
        var before = _telegram.Received.Count;
        var failure = await FailureAsync(message);
        Assert.Equal(ChannelFailure.Permanent, failure.Failure);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, _telegram.Received.Count);
    }

    private Task<ChannelException> FailureAsync(OutgoingMessage message, string settings = "{}") =>
        Assert.ThrowsAsync<ChannelException>(() => SendAsync(message, settings));

    private async Task<string?> SendAsync(OutgoingMessage message, string settings = "{}") =>
        await _telegram.Get<IMessenger>().SendAsync(TelegramStandIn.Connection(settings), message, CancellationToken.None);

    private sealed class BuilderOf : ICrmBuilder
    {
        public Microsoft.Extensions.DependencyInjection.IServiceCollection Services { get; } = new Microsoft.Extensions.DependencyInjection.ServiceCollection();
    }
}
