using System.Globalization;

namespace CrmCore.Messaging.Tests;

/// <summary>What is written and sent here, a real mail server takes, delivers, and gives back through its Maildir.</summary>
public sealed class EximTests(EximServer server) : IClassFixture<EximServer>
{
    private static int _letters;

    [SkippableFact]
    public async Task A_letter_goes_through_a_real_server_and_comes_back_as_it_was()
    {
        server.MustRun();
        var mail = Mail() with
        {
            From = new LetterAddress("ООО «Ромашка», отдел продаж", "sales@example.com"),
            To = [new LetterAddress("Иван Петров", "ivan@example.com"), new LetterAddress("O'Brien, \"Pat\"", "pat@example.com")],
            ReplyTo = [new LetterAddress("deal-7@example.com")],
            EnvelopeFrom = "bounce+7@example.com",
            Subject = "Счёт №777 😀 для " + new string('щ', 200),
            Text = "Добрый день!\n\n.\n..\n.точка\nFrom here\n--\nПодпись ",
            Html = "<p>Добрый день!</p>\n<p>" + new string('x', 3000) + "</p>",
            InReplyTo = "their-1@example.org",
            References = [.. Enumerable.Range(0, 15).Select(i => $"their-{i}@example.org")],
            ListUnsubscribe = ["https://example.com/u?id=1"],
        };

        var outcome = await SendAsync(server.Access(), mail);

        Assert.True(outcome.IsAccepted, outcome.ToString());
        Assert.Equal(250, outcome.Code);
        var letter = (await server.ReceiveAsync(mail.MessageId)).Letter;
        Assert.Empty(letter.Problems);
        Assert.Equal([mail.From], letter.From);
        Assert.Equal(mail.To, letter.To);
        Assert.Equal(mail.ReplyTo, letter.ReplyTo);
        Assert.Equal((mail.Subject, mail.Text, mail.Html), (letter.Subject, letter.Text, letter.Html));
        Assert.Equal(mail.Date, letter.Date);
        Assert.Equal(["their-1@example.org"], letter.InReplyTo);
        Assert.Equal(mail.References, letter.References);
        Assert.Equal("<bounce+7@example.com>", letter.Headers.Single(header => header.Name == "Return-path").Value);
        Assert.Equal(LetterTraits.Bulk, letter.Traits);
    }

    [SkippableFact]
    public async Task A_letter_marked_in_the_servers_maildir_does_not_come_again()
    {
        server.MustRun();
        var mail = Mail() with { Text = "Dots:\n.\n..\n.x\nFrom here" };
        Assert.True((await SendAsync(server.Access(), mail)).IsAccepted);
        var found = await server.ReceiveAsync(mail.MessageId);
        Assert.Equal(mail.Text, found.Letter.Text);

        Assert.True(new Maildir(server.Maildir).MarkSeen(found));

        Assert.DoesNotContain(new Maildir(server.Maildir).Read(), again => again.Key == found.Key);
    }

    [SkippableFact]
    public async Task Login_and_xoauth2_open_the_server_too()
    {
        server.MustRun();
        var login = server.Access() with { LocalName = "login.only.test" };
        var token = server.Access() with { Method = SmtpSignInMethod.XOAuth2, Secret = EximServer.AccessToken };

        Assert.True((await SendAsync(login, Mail())).IsAccepted);
        Assert.True((await SendAsync(token, Mail())).IsAccepted);
    }

    [SkippableFact]
    public async Task A_wrong_password_or_token_is_refused()
    {
        server.MustRun();
        var wrong = server.Access() with { Secret = "wrong" };
        var stale = server.Access() with { Method = SmtpSignInMethod.XOAuth2, Secret = "ya29.stale" };

        foreach (var access in (SmtpAccess[])[wrong, stale])
        {
            var outcome = await SendAsync(access, Mail());
            Assert.Equal((SmtpVerdict.Permanent, SmtpStep.SignIn, 535), (outcome.Verdict, outcome.Step, outcome.Code));
        }
    }

    [SkippableFact]
    public async Task Its_certificate_is_refused_by_default()
    {
        server.MustRun();
        var access = server.Access() with { CertificateValidation = null };

        var outcome = await SendAsync(access, Mail());

        Assert.Equal((SmtpVerdict.Permanent, SmtpStep.Secure), (outcome.Verdict, outcome.Step));
    }

    [SkippableTheory]
    [InlineData("gone@example.com", "s", nameof(SmtpVerdict.Permanent), nameof(SmtpStep.Recipient), "5.1.1")]
    [InlineData("later@example.com", "s", nameof(SmtpVerdict.Transient), nameof(SmtpStep.Recipient), "4.2.1")]
    [InlineData("ivan@example.com", "spam", nameof(SmtpVerdict.Permanent), nameof(SmtpStep.Acceptance), "5.7.1")]
    public async Task Its_refusals_are_understood(string to, string subject, string verdict, string step, string enhanced)
    {
        server.MustRun();

        var outcome = await SendAsync(server.Access(), Mail() with { To = [new LetterAddress(to)], Subject = subject });

        Assert.Equal((verdict, step, enhanced), (outcome.Verdict.ToString(), outcome.Step.ToString(), outcome.EnhancedCode));
    }

    [SkippableFact]
    public async Task A_letter_over_its_limit_is_not_offered()
    {
        server.MustRun();

        var outcome = await SendAsync(server.Access(), Mail() with { Text = new string('x', 300_000) });

        Assert.Equal((SmtpVerdict.Permanent, SmtpStep.Sender), (outcome.Verdict, outcome.Step));
    }

    [SkippableFact]
    public async Task An_address_outside_ascii_arrives()
    {
        server.MustRun();
        var mail = Mail() with { To = [new LetterAddress("Иван", "иван@почта.рф")] };

        var outcome = await SendAsync(server.Access(), mail);

        Assert.True(outcome.IsAccepted, outcome.ToString());
        Assert.Equal([new LetterAddress("Иван", "иван@xn--80a1acny.xn--p1ai")], (await server.ReceiveAsync(mail.MessageId)).Letter.To);
    }

    [SkippableFact]
    public async Task Letters_sent_at_once_all_arrive()
    {
        server.MustRun();
        var mails = Enumerable.Range(0, 8).Select(_ => Mail()).ToList();
        var client = new SmtpClient(server.Access(), TimeProvider.System);

        var outcomes = await Task.WhenAll(mails.Select(mail => client.SendAsync(mail)));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsAccepted, outcome.ToString()));
        foreach (var mail in mails)
            Assert.Equal(mail.Subject, (await server.ReceiveAsync(mail.MessageId)).Letter.Subject);
    }

    [SkippableFact]
    public async Task R40_A_letter_sent_through_the_port_comes_out_of_the_mailbox_as_an_event()
    {
        server.MustRun();
        var letter = Letter("ivan@example.org");

        var receipt = await SmtpConnections.Sender(o => o.CertificateValidation = EximServer.Trust).SendAsync(Connection(), letter, default);

        Assert.StartsWith("OK id=", receipt, StringComparison.Ordinal);
        var file = await server.ReceiveAsync(letter.MessageId);
        var source = new MaildirSource(server.Maildir, "sales", [EximServer.User]);
        var delivery = source.Read().Single(found => found.File.Key == file.Key);
        var seen = Assert.IsType<OutgoingEmail>(delivery.Event);
        Assert.Equal(("sales", letter.MessageId, "Счёт", "Добрый день"), (seen.Source, seen.Key, seen.Title, seen.Text));
        Assert.Equal(["ivan@example.org"], seen.To);
        Assert.True(source.MarkSeen(delivery));
    }

    [SkippableTheory]
    [InlineData("gone@example.com", ChannelFailure.Unreachable)]
    [InlineData("later@example.com", ChannelFailure.Transient)]
    public async Task Its_refusals_become_failures_of_the_channel(string to, ChannelFailure failure)
    {
        server.MustRun();

        var error = await Assert.ThrowsAsync<ChannelException>(
            () => SmtpConnections.Sender(o => o.CertificateValidation = EximServer.Trust).SendAsync(Connection(), Letter(to), default).AsTask());

        Assert.Equal(failure, error.Failure);
        Assert.DoesNotContain(to, error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task R72_Its_settings_are_checked_without_a_letter()
    {
        server.MustRun();
        var check = SmtpConnections.Check(o => o.CertificateValidation = EximServer.Trust);

        Assert.Empty(await check.CheckAsync(Connection(), default));
        Assert.Empty(await check.CheckAsync(Connection(""", "auth": "xoauth2" """, EximServer.AccessToken), default));
        Assert.Equal("secret", Assert.Single(await check.CheckAsync(Connection(secret: "wrong"), default)).Setting);
        Assert.Equal("security", Assert.Single(await SmtpConnections.Check().CheckAsync(Connection(), default)).Setting);
        Assert.Equal("security", Assert.Single(await check.CheckAsync(Connection(""", "security": "tls" """), default)).Setting);
    }

    private ConnectionContext Connection(string more = "", string secret = EximServer.Password) => SmtpConnections.Of(
        $$"""{"host": "localhost", "port": {{server.Port}}, "from": "{{EximServer.User}}", "localName": "crm.test" {{more}}}""", secret);

    private static OutgoingLetter Letter(string to) => new() { MessageId = Mail().MessageId, To = to, Subject = "Счёт", Text = "Добрый день" };

    private static MailToSend Mail() => MessageWriterTests.Mail() with
    {
        MessageId = string.Create(CultureInfo.InvariantCulture, $"crm-7-{Interlocked.Increment(ref _letters)}@crm.example.com"),
    };

    private static Task<SmtpOutcome> SendAsync(SmtpAccess access, MailToSend mail) => new SmtpClient(access, TimeProvider.System).SendAsync(mail);
}
