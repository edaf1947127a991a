using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Messaging.Tests;

public sealed class SmtpMailSenderTests
{
    private static readonly OutgoingLetter Letter = new()
    {
        MessageId = "crm-7-42@crm.example.com",
        FromName = "Мария",
        To = "ivan@example.org",
        ToName = "Ivan",
        Subject = "Offer",
        Text = "Hello",
    };

    [Fact]
    public async Task R21_A_letter_goes_out_of_its_mailbox_under_its_own_id()
    {
        await using var server = new ScriptedSmtpServer().Start();
        var connection = SmtpConnections.To(server, """, "replyTo": "deals@example.com", "returnPath": "bounce@example.com", "unsubscribe": "mailto:stop@example.com" """);

        var receipt = await SmtpConnections.Sender().SendAsync(connection, Letter with { Html = "<p>Hello</p>", InReplyTo = "their-1@example.org" }, default);

        Assert.Equal("2.0.0 queued as 42", receipt);
        Assert.StartsWith("MAIL FROM:<bounce@example.com>", server.Heard[1], StringComparison.Ordinal);
        Assert.Equal("RCPT TO:<ivan@example.org>", server.Heard[2]);
        var sent = EmailSamples.ReadText(server.Content);
        Assert.Equal("crm-7-42@crm.example.com", sent.MessageId);
        Assert.Equal([new LetterAddress("Мария", "sales@example.com")], sent.From);
        Assert.Equal([new LetterAddress("Ivan", "ivan@example.org")], sent.To);
        Assert.Equal([new LetterAddress("deals@example.com")], sent.ReplyTo);
        Assert.Equal(("Offer", "Hello", "<p>Hello</p>"), (sent.Subject, sent.Text, sent.Html));
        Assert.Equal(["their-1@example.org"], sent.InReplyTo);
        Assert.Equal(["their-1@example.org"], sent.References);
        Assert.Contains(sent.Headers, header => header is { Name: "List-Unsubscribe", Value: "<mailto:stop@example.com>" });
        Assert.Empty(sent.Problems);
    }

    [Fact]
    public async Task A_line_break_in_a_name_or_subject_and_a_senseless_id_of_the_letter_answered_do_not_stop_a_letter()
    {
        await using var server = new ScriptedSmtpServer().Start();

        await SmtpConnections.Sender().SendAsync(
            SmtpConnections.To(server), Letter with { FromName = " ", ToName = "Ivan\r\nBcc: x@example.com", Subject = "Offer\n", InReplyTo = "no id" }, default);

        var sent = EmailSamples.ReadText(server.Content);
        Assert.Equal(("Offer", "Ivan  Bcc: x@example.com"), (sent.Subject, sent.To[0].Name));
        Assert.Equal([new LetterAddress("sales@example.com")], sent.From);
        Assert.Empty(sent.InReplyTo);
        Assert.DoesNotContain(sent.Headers, header => header.Name == "Bcc");
    }

    [Theory]
    [InlineData("greeting", "421 4.3.2 shutting down", ChannelFailure.Transient)]
    [InlineData("greeting", "554 5.7.1 we do not like you", ChannelFailure.Transient)]
    [InlineData("EHLO", "550 go away", ChannelFailure.Transient)]
    [InlineData("MAIL", "451 4.7.1 greylisted", ChannelFailure.Transient)]
    [InlineData("MAIL", "553 5.7.1 not your address", ChannelFailure.Transient)]
    [InlineData("MAIL", "550 5.4.5 daily quota exceeded", ChannelFailure.Transient)]
    [InlineData("MAIL", "552 5.3.4 too big", ChannelFailure.Permanent)]
    [InlineData("MAIL", "552 too big", ChannelFailure.Permanent)]
    [InlineData("RCPT", "450 4.2.0 greylisted", ChannelFailure.Transient)]
    [InlineData("RCPT", "530 5.7.0 sign in first", ChannelFailure.Transient)]
    [InlineData("RCPT", "550 5.1.1 no such user", ChannelFailure.Unreachable)]
    [InlineData("RCPT", "550 5.2.1 mailbox disabled", ChannelFailure.Unreachable)]
    [InlineData("RCPT", "550 5.7.1 policy", ChannelFailure.Permanent)]
    [InlineData("RCPT", "550 no", ChannelFailure.Permanent)]
    [InlineData("DATA", "451 4.3.0 later", ChannelFailure.Transient)]
    [InlineData("DATA", "554 5.5.1 no", ChannelFailure.Permanent)]
    [InlineData(".", "452 4.3.1 full", ChannelFailure.Transient)]
    [InlineData(".", "554 5.7.1 spam", ChannelFailure.Permanent)]
    [InlineData(".", "550 5.1.1 no such user", ChannelFailure.Unreachable)]
    [InlineData("RCPT", ScriptedSmtpServer.Drop, ChannelFailure.Transient)]
    [InlineData(".", ScriptedSmtpServer.Drop, ChannelFailure.Unknown)]
    public async Task Each_refusal_becomes_its_kind_of_failure(string command, string reply, ChannelFailure failure)
    {
        await using var server = new ScriptedSmtpServer().Reply(command, reply).Start();

        var error = await FailAsync(SmtpConnections.To(server), Letter);

        Assert.Equal(failure, error.Failure);
        Assert.StartsWith("Connection 'sales', mail server localhost:", error.Message, StringComparison.Ordinal);
        if (reply != ScriptedSmtpServer.Drop)
            Assert.Contains(reply, error.Message, StringComparison.Ordinal);
        Assert.Null(error.RetryAfter);
    }

    [Fact]
    public async Task Nobodys_address_gets_into_a_failure()
    {
        await using var server = new ScriptedSmtpServer().Reply("RCPT", "550 5.1.1 <ivan@example.org>: user ivan@example.org\tunknown").Start();
        await using var utf = new ScriptedSmtpServer().Start();

        var refused = await FailAsync(SmtpConnections.To(server), Letter);
        var foreign = await FailAsync(SmtpConnections.To(utf), Letter with { To = "иван@example.org" });

        Assert.Contains("550 5.1.1 <***>: user *** unknown.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(ChannelFailure.Permanent, foreign.Failure);
        Assert.Contains("cannot carry the address ***", foreign.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_sign_in_waits_half_an_hour_and_repeats_nothing_that_the_server_said()
    {
        await using var server = new ScriptedSmtpServer()
            .Reply("EHLO", "250-mx.test\r\n250 AUTH PLAIN").Reply("AUTH", "535 5.7.8 wrong: AHVzZXIAcGE1NQ== pa55").Start();

        var error = await FailAsync(SmtpConnections.To(server, """, "user": "u" """, "pa55"), Letter, o => o.AllowUnprotectedSignIn = true);

        Assert.Equal((ChannelFailure.Transient, Duration.FromMinutes(30)), (error.Failure, error.RetryAfter));
        Assert.Contains("signing in was refused: 535 5.7.8.", error.Message, StringComparison.Ordinal);
        Assert.Equal("AUTH PLAIN AHUAcGE1NQ==", server.Heard[1]);
    }

    [Fact]
    public async Task Settings_that_cannot_be_used_are_named_all_and_tried_again_once_mended()
    {
        var error = await FailAsync(SmtpConnections.Of("""{"security": "ssl", "port": "587"}""", "hush"), Letter);

        Assert.Equal(ChannelFailure.Transient, error.Failure);
        Assert.All(["security:", "port:", "host:", "from:"], name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("hush", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_written_is_refused_before_anything_is_said()
    {
        await using var server = new ScriptedSmtpServer().Start();
        var connection = SmtpConnections.To(server);

        Assert.Equal(ChannelFailure.Unreachable, (await FailAsync(connection, Letter with { To = "ivan at example" })).Failure);
        Assert.Equal(ChannelFailure.Permanent, (await FailAsync(connection, Letter with { Text = null })).Failure);
        var error = await FailAsync(connection, Letter with { MessageId = "no-at" });

        Assert.Equal(ChannelFailure.Permanent, error.Failure);
        Assert.EndsWith("\"no-at\" is not an id of a letter (something@domain, in visible ASCII).", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task Stopping_before_the_letter_was_handed_over_is_no_failure_of_the_channel()
    {
        await using var server = new ScriptedSmtpServer().Start();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SmtpConnections.Sender().SendAsync(SmtpConnections.To(server), Letter, new CancellationToken(canceled: true)).AsTask());
    }

    [Fact]
    public void R81_One_registration_serves_all_mailboxes_and_what_the_host_registered_wins()
    {
        var mine = new SmtpOptions { Host = "mine.example.com" };
        var builder = new SmtpConnections.Builder(new ServiceCollection().AddSingleton(mine));

        Assert.Same(builder, builder.AddSmtp(o => o.Port = 2525).AddSmtp());

        using var services = builder.Services.BuildServiceProvider();
        Assert.Same(mine, services.GetRequiredService<SmtpOptions>());
        Assert.Equal(2525, mine.Port);
        Assert.Equal("smtp", Assert.Single(services.GetServices<IMailSender>()).Kind);
        Assert.Equal("smtp", Assert.Single(services.GetServices<ISettingsCheck>()).Kind);
    }

    [Fact]
    public void Options_that_cannot_be_used_are_refused_at_once_and_all_named()
    {
        var error = Assert.Throws<ArgumentException>(() => SmtpConnections.Sender(o =>
        {
            o.Host = "a b";
            o.Port = 0;
            o.Security = (SmtpSecurity)7;
            o.LocalName = "a\r\nRSET";
            o.ConnectTimeout = TimeSpan.Zero;
            o.CommandTimeout = TimeSpan.FromDays(2);
            o.AcceptTimeout = TimeSpan.FromSeconds(-1);
        }));

        Assert.All(
            ["Host", "Port", "Security", "LocalName", "ConnectTimeout", "CommandTimeout", "AcceptTimeout"],
            name => Assert.Contains($"{name} must be", error.Message, StringComparison.Ordinal));
    }

    private static Task<ChannelException> FailAsync(ConnectionContext connection, OutgoingLetter letter, Action<SmtpOptions>? configure = null) =>
        Assert.ThrowsAsync<ChannelException>(() => SmtpConnections.Sender(configure).SendAsync(connection, letter, default).AsTask());
}
