using System.Text;
using System.Text.Json;
using CrmCore.Messaging;

namespace CrmCore.Adapters.Tests.Telegram;

public sealed class TelegramReaderTests
{
    private static readonly TelegramReader Reader = new();

    [Fact]
    public void A_text_is_a_message_of_the_client_at_its_own_time()
    {
        var message = Assert.IsType<ChatMessage>(Assert.Single(Read(TelegramUpdates.Text).Events));
        Assert.Equal("telegram-1", message.Network);
        Assert.Equal("telegram-1", message.Source);
        Assert.Equal("5550001111", message.Chat);
        Assert.Equal("/start deal777", message.Text);
        Assert.Equal("Иван Петров", message.Name);
        Assert.Equal("123456:900000001", message.Key);
        Assert.Equal(Instant.FromUnixTimeSeconds(1763749853), message.OccurredAt);
        Assert.Null(message.Phone);
    }

    [Fact]
    public void A_pressed_button_is_a_message_with_its_data_and_the_answer_ends_the_clients_wait()
    {
        var reading = Read(TelegramUpdates.Button);
        var message = Assert.IsType<ChatMessage>(Assert.Single(reading.Events));
        Assert.Equal("deal:777:confirm", message.Button);
        Assert.Equal("", message.Text);
        Assert.Equal("5550001111", message.Chat);
        Assert.Equal("""{"method":"answerCallbackQuery","callback_query_id":"4382bfdwdsb323b2d9"}""", reading.Response);
        Assert.Equal("application/json", reading.ContentType);
    }

    [Fact]
    public void The_clients_own_contact_is_a_phone_that_can_be_trusted() =>
        Assert.Equal("+79161234567", Message(TelegramUpdates.OwnContact).Phone);

    [Fact]
    public void Somebody_elses_contact_is_words_and_no_phone_of_the_client()
    {
        var message = Message(TelegramUpdates.OtherContact);
        Assert.Null(message.Phone);
        Assert.Equal("Ольга +79030000000", message.Text);
    }

    [Fact]
    public void A_contact_without_an_owner_is_not_trusted() =>
        Assert.Null(Message(TelegramUpdates.OwnContact.Replace(",\"user_id\":5550001111", "", StringComparison.Ordinal)).Phone);

    [Fact]
    public void A_picture_gives_its_caption() => Assert.Equal("Вот окно", Message(TelegramUpdates.Photo).Text);

    [Fact]
    public void A_voice_message_without_words_is_a_message_without_words() => Assert.Equal("", Message("""
        {"update_id":7,"message":{"message_id":1,"date":1763749890,"from":{"id":5,"is_bot":false},"chat":{"id":5,"type":"private"},"voice":{"file_id":"v","duration":3}}}
        """).Text);

    [Theory]
    [InlineData("""{"update_id":1,"edited_message":{"message_id":1,"date":1,"from":{"id":5,"is_bot":false},"chat":{"id":5,"type":"private"},"text":"x"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":1,"date":1,"from":{"id":5,"is_bot":false},"chat":{"id":-100,"type":"supergroup"},"text":"x"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":1,"date":1,"from":{"id":5,"is_bot":true},"chat":{"id":5,"type":"private"},"text":"x"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":1,"date":1,"from":{"id":5,"is_bot":false},"chat":{"id":5,"type":"private"},"pinned_message":{}}}""")]
    [InlineData("""{"update_id":1,"channel_post":{"message_id":1,"date":1,"chat":{"id":-1,"type":"channel"},"text":"x"}}""")]
    [InlineData("""{"update_id":1,"of_next_year":{"x":1}}""")]
    [InlineData("""{"update_id":1}""")]
    public void What_is_not_for_us_is_taken_without_events(string update)
    {
        var reading = Read(update);
        Assert.Equal(200, reading.Status);
        Assert.Empty(reading.Events);
    }

    [Fact]
    public void A_client_who_blocks_the_bot_is_an_event_only_where_asked_for()
    {
        Assert.Empty(Read(TelegramUpdates.Blocked).Events);
        var note = Assert.Single(Read(TelegramUpdates.Blocked, """{"reportBlocks":true}""").Events);
        Assert.Equal("chat-blocked", note.Kind);
        using var body = JsonDocument.Parse(note.Body);
        Assert.Equal("5550001111", body.RootElement.GetProperty("chat").GetString());
        Assert.Equal("telegram-1", body.RootElement.GetProperty("network").GetString());

        var back = TelegramUpdates.Blocked.Replace("kicked", "member", StringComparison.Ordinal);
        Assert.Equal("chat-unblocked", Assert.Single(Read(back, """{"reportBlocks":true}""").Events).Kind);
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("[]", "JSON")]
    [InlineData("null", "update_id")]
    [InlineData("{}", "update_id")]
    [InlineData("""{"update_id":"x"}""", "$.update_id")]
    [InlineData("""{"update_id":1,"message":{"date":1e400}}""", "$.message.date")]
    [InlineData("""{"update_id":1,"message":{"text":"\ud800"}}""", "$.message.text")]
    public void What_cannot_be_read_is_refused_with_its_place(string update, string place)
    {
        var reading = Read(update);
        Assert.Equal(400, reading.Status);
        Assert.Contains(place, reading.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(long.MaxValue)]
    public void A_date_out_of_this_world_is_the_moment_of_receipt(long date) => Assert.Equal(
        Instant.FromUtc(2026, 3, 2, 10, 0),
        Message(TelegramUpdates.Text.Replace("1763749853", date.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)).OccurredAt);

    [Fact]
    public void A_connection_without_a_token_takes_nothing()
    {
        var connection = TelegramStandIn.Connection() with { Secret = null };
        var request = TelegramUpdates.Request(Encoding.UTF8.GetBytes(TelegramUpdates.Text), "");
        Assert.Equal(401, Reader.Read(request, connection).Status);
    }

    // Computed with: printf crmcore-webhook | openssl dgst -sha256 -hmac '123456:AAE-secret_secret-secret'
    [Fact]
    public void The_webhooks_secret_is_derived_from_the_token()
    {
        var secret = TelegramWebhook.SecretToken(TelegramStandIn.Token);
        Assert.Equal("8707f347a7dd7db2c27066a7251285caf2c6b31180677fe4d4133de098a65f83", secret);
        Assert.Matches("^[A-Za-z0-9_-]{1,256}$", secret);
    }

    private static ChatMessage Message(string update) => Assert.IsType<ChatMessage>(Assert.Single(Read(update).Events));

    private static WebhookReading Read(string update, string settings = "{}") => Reader.Read(
        TelegramUpdates.Request(Encoding.UTF8.GetBytes(update), TelegramWebhook.SecretToken(TelegramStandIn.Token)), TelegramStandIn.Connection(settings));
}
