using System.Security.Cryptography.X509Certificates;

namespace CrmCore.Messaging.Tests;

public sealed class SmtpSecurityTests : IDisposable
{
    private const string Plain = "250-mx.test\r\n250-STARTTLS\r\n250 SIZE 100000";
    private const string Secured = "250-mx.test\r\n250 AUTH LOGIN PLAIN XOAUTH2";
    private static readonly MailToSend Mail = MessageWriterTests.Mail();
    private readonly X509Certificate2 _certificate = SelfSignedCertificate.Make();

    public void Dispose() => _certificate.Dispose();

    [Fact]
    public async Task After_starttls_the_greeting_is_repeated_and_the_password_given()
    {
        await using var server = Server().Reply("AUTH", "235 2.7.0 welcome").Start();

        var outcome = await SendAsync(server, "pa55");

        Assert.True(outcome.IsAccepted, outcome.ToString());
        Assert.Equal(
            ["EHLO crm.test", "STARTTLS", "EHLO crm.test", "AUTH PLAIN AHVzZXJAZXhhbXBsZS5jb20AcGE1NQ==", "MAIL FROM:<sales@example.com>", "RCPT TO:<ivan@example.com>", "DATA", "QUIT"],
            server.Heard);
    }

    [Fact]
    public async Task Tls_can_begin_at_the_first_byte()
    {
        await using var server = new ScriptedSmtpServer { Certificate = _certificate, ImplicitTls = true }.Start();

        Assert.True((await new SmtpClient(server.Access(SmtpSecurity.ImplicitTls), TimeProvider.System).SendAsync(Mail)).IsAccepted);
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.ImplicitTls)]
    public async Task A_certificate_that_nobody_trusts_is_refused_unless_said_otherwise(SmtpSecurity security)
    {
        await using var server = Server(security == SmtpSecurity.ImplicitTls).Start();
        var access = server.Access(security) with { CertificateValidation = null };

        var outcome = await new SmtpClient(access, TimeProvider.System).SendAsync(Mail);

        Assert.Equal((SmtpVerdict.Permanent, SmtpStep.Secure), (outcome.Verdict, outcome.Step));
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("454 4.7.0 no TLS now", nameof(SmtpVerdict.Transient))]
    [InlineData("502 5.5.1 never", nameof(SmtpVerdict.Permanent))]
    public async Task Refused_starttls_never_falls_back_to_the_clear(string reply, string verdict)
    {
        await using var server = Server().Reply("STARTTLS", reply).Start();

        var outcome = await SendAsync(server, "pa55");

        Assert.Equal((verdict, nameof(SmtpStep.Secure)), (outcome.Verdict.ToString(), outcome.Step.ToString()));
        Assert.Equal(["EHLO crm.test", "STARTTLS", "QUIT"], server.Heard);
    }

    [Fact]
    public async Task Starttls_that_is_not_offered_is_missed()
    {
        await using var server = new ScriptedSmtpServer().Start();

        var outcome = await SendAsync(server, "pa55");

        Assert.Equal((SmtpVerdict.Permanent, SmtpStep.Secure), (outcome.Verdict, outcome.Step));
        Assert.Equal(["EHLO crm.test", "QUIT"], server.Heard);
    }

    [Fact]
    public async Task Words_slipped_in_before_tls_end_the_exchange()
    {
        await using var server = Server().Reply("STARTTLS", "220 go\r\n250-mx.test\r\n250 AUTH PLAIN").Start();

        var outcome = await SendAsync(server, "pa55");

        Assert.Equal((SmtpVerdict.Transient, SmtpStep.Secure), (outcome.Verdict, outcome.Step));
        Assert.Contains("more than it should", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_is_used_where_plain_is_not_offered()
    {
        await using var server = Server("250-mx.test\r\n250 AUTH LOGIN")
            .Reply("AUTH", "334 VXNlcm5hbWU6").Reply("dXNlckBleGFtcGxlLmNvbQ==", "334 UGFzc3dvcmQ6").Reply("cGE1NQ==", "235 2.7.0 welcome").Start();

        var outcome = await SendAsync(server, "pa55");

        Assert.True(outcome.IsAccepted, outcome.ToString());
        Assert.Equal(["AUTH LOGIN", "dXNlckBleGFtcGxlLmNvbQ==", "cGE1NQ=="], server.Heard.Skip(3).Take(3));
    }

    [Fact]
    public async Task Login_is_used_where_it_is_asked_for_and_never_another_way()
    {
        await using var server = Server().Reply("AUTH", "334 VXNlcm5hbWU6").Reply("cGE1NQ==", "235 2.7.0 welcome").Reply("dXNlckBleGFtcGxlLmNvbQ==", "334 UGFzc3dvcmQ6").Start();
        await using var other = Server("250-mx.test\r\n250 AUTH PLAIN").Start();

        Assert.True((await SendAsync(server, "pa55", SmtpSignInMethod.Login)).IsAccepted);
        var refused = await SendAsync(other, "pa55", SmtpSignInMethod.Login);

        Assert.Equal("AUTH LOGIN", server.Heard[3]);
        Assert.Equal((SmtpVerdict.Permanent, SmtpStep.SignIn), (refused.Verdict, refused.Step));
        Assert.Contains("by LOGIN, only by: PLAIN", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_goes_by_xoauth2_and_its_refusal_is_heard_out()
    {
        await using var server = Server().Reply("AUTH", "334 eyJzdGF0dXMiOiI0MDEifQ==").Reply("", "535 5.7.8 token expired").Start();

        var outcome = await SendAsync(server, "stale", SmtpSignInMethod.XOAuth2);

        Assert.Equal((SmtpVerdict.Permanent, SmtpStep.SignIn, 535), (outcome.Verdict, outcome.Step, outcome.Code));
        Assert.Equal($"AUTH XOAUTH2 {SmtpSignIn.XOAuth2("user@example.com", "stale")}", server.Heard[3]);
    }

    [Theory]
    [InlineData("535 5.7.8 wrong", nameof(SmtpVerdict.Permanent))]
    [InlineData("454 4.7.0 later", nameof(SmtpVerdict.Transient))]
    public async Task A_refused_password_is_told_apart_from_a_refused_letter(string reply, string verdict)
    {
        await using var server = Server().Reply("AUTH", reply).Start();

        var outcome = await SendAsync(server, "wrong");

        Assert.Equal((verdict, nameof(SmtpStep.SignIn)), (outcome.Verdict.ToString(), outcome.Step.ToString()));
    }

    [Fact]
    public async Task Where_no_known_way_to_sign_in_is_offered_that_is_said()
    {
        await using var server = Server("250-mx.test\r\n250 AUTH GSSAPI").Start();

        var outcome = await SendAsync(server, "pa55");

        Assert.Equal((SmtpVerdict.Permanent, SmtpStep.SignIn), (outcome.Verdict, outcome.Step));
        Assert.Contains("only by: GSSAPI", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_challenge_is_called_off()
    {
        await using var server = Server().Reply("AUTH", "334 more").Reply("*", "501 5.7.0 called off").Start();

        var outcome = await SendAsync(server, "pa55");

        Assert.Equal((SmtpVerdict.Permanent, SmtpStep.SignIn, 501), (outcome.Verdict, outcome.Step, outcome.Code));
    }

    private ScriptedSmtpServer Server(string secured = Secured) =>
        new ScriptedSmtpServer { Certificate = _certificate, HelloAfterTls = secured }.Reply("EHLO", Plain).Reply("STARTTLS", "220 go");

    private ScriptedSmtpServer Server(bool implicitTls) =>
        new ScriptedSmtpServer { Certificate = _certificate, ImplicitTls = implicitTls }.Reply("EHLO", Plain).Reply("STARTTLS", "220 go");

    private static Task<SmtpOutcome> SendAsync(ScriptedSmtpServer server, string secret, SmtpSignInMethod? method = null)
    {
        var access = server.Access(SmtpSecurity.StartTls) with { UserName = "user@example.com", Secret = secret, Method = method };
        return new SmtpClient(access, TimeProvider.System).SendAsync(Mail);
    }
}
