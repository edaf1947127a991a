using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace CrmCore.Messaging.Tests;

public sealed class SmtpSettingsCheckTests : IDisposable
{
    private readonly X509Certificate2 _certificate = SelfSignedCertificate.Make();

    public void Dispose() => _certificate.Dispose();

    [Fact]
    public async Task R72_A_mailbox_in_order_is_entered_up_to_the_senders_address_and_no_letter_is_sent()
    {
        await using var server = Secured().Reply("AUTH", "235 2.7.0 welcome").Start();

        var problems = await CheckAsync(server, """{"security": "starttls", "user": "u", "returnPath": "bounce@example.com"}""", "pa55");

        Assert.Empty(problems);
        Assert.Equal(
            ["EHLO crm.test", "STARTTLS", "EHLO crm.test", "AUTH PLAIN AHUAcGE1NQ==", "MAIL FROM:<bounce@example.com>", "RSET", "QUIT"], server.Heard);
    }

    [Theory]
    [InlineData("greeting", "554 no", "service", "Ask its administrator")]
    [InlineData("greeting", "421 later", "service", "Check again")]
    [InlineData("greeting", ScriptedSmtpServer.Drop, "host", "Check host and port")]
    [InlineData("EHLO", "550 no", "service", "Ask its administrator")]
    [InlineData("MAIL", "550 5.7.1 not yours", "from", "may send from")]
    [InlineData("MAIL", "530 5.7.0 sign in", "from", "the server may want one")]
    [InlineData("MAIL", "451 4.7.1 later", "service", "Check again")]
    [InlineData("MAIL", ScriptedSmtpServer.Drop, "service", "Check again")]
    public async Task R72_What_the_server_refuses_is_said_with_its_remedy(string command, string reply, string setting, string remedy)
    {
        await using var server = new ScriptedSmtpServer().Reply(command, reply).Start();

        AssertProblem(await CheckAsync(server, """{"security": "none"}"""), setting, "localhost:" + server.Port.ToString(CultureInfo.InvariantCulture), remedy);
    }

    [Theory]
    [InlineData("535 5.7.8 wrong password pa55", "secret", "535 5.7.8.", "current password or token")]
    [InlineData("454 4.7.0 later", "service", "454 4.7.0.", "Check again")]
    public async Task R72_A_refused_password_is_told_from_a_busy_server(string reply, string setting, string problem, string remedy)
    {
        await using var server = Secured().Reply("AUTH", reply).Start();

        AssertProblem(await CheckAsync(server, """{"user": "u"}""", "pa55"), setting, problem, remedy);
    }

    [Fact]
    public async Task R72_A_way_to_sign_in_that_is_not_offered_is_named()
    {
        await using var server = Secured().Start();

        AssertProblem(await CheckAsync(server, """{"auth": "xoauth2"}""", "token"), "auth", "by XOAUTH2, only by: LOGIN, PLAIN", "offered way");
    }

    [Fact]
    public async Task R72_Tls_that_is_missing_refused_or_not_trusted_is_named()
    {
        await using var bare = new ScriptedSmtpServer().Start();
        await using var refusing = Secured().Reply("STARTTLS", "502 5.5.1 never").Start();
        await using var stranger = Secured().Start();

        AssertProblem(await CheckAsync(bare, "{}"), "security", "does not offer STARTTLS", "starttls for 587");
        AssertProblem(await CheckAsync(refusing, "{}"), "service", "502 5.5.1 never", "Ask its administrator");
        AssertProblem(await CheckAsync(stranger, "{}", trust: false), "security", "certificate", "must be valid");
    }

    [Fact]
    public async Task R72_A_server_where_nobody_listens_is_named()
    {
        ConnectionContext nobody;
        await using (var server = new ScriptedSmtpServer().Start())
            nobody = SmtpConnections.To(server);

        AssertProblem(await SmtpConnections.Check().CheckAsync(nobody, default), "host", "cannot be talked to", "may reach them");
    }

    [Fact]
    public async Task R72_A_silent_server_is_not_waited_for_longer_than_somebody_would()
    {
        await using var server = new ScriptedSmtpServer().Reply("greeting", ScriptedSmtpServer.Silence).Start();
        var time = new SmtpClientTests.SkippingTime();

        var checking = new SmtpSettingsCheck(new SmtpOptions { ConnectTimeout = TimeSpan.FromMinutes(1) }, time).CheckAsync(SmtpConnections.To(server), default).AsTask();
        while (!checking.IsCompleted)
        {
            time.SkipWaitsOf(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        AssertProblem(await checking, "host", "did not answer within 00:00:30", "port 465 goes with tls");
    }

    private ScriptedSmtpServer Secured() => new ScriptedSmtpServer { Certificate = _certificate, HelloAfterTls = "250-mx.test\r\n250 AUTH LOGIN PLAIN" }
        .Reply("EHLO", "250-mx.test\r\n250 STARTTLS").Reply("STARTTLS", "220 go");

    private static async Task<IReadOnlyList<SettingsProblem>> CheckAsync(ScriptedSmtpServer server, string settings, string? secret = null, bool trust = true)
    {
        var connection = SmtpConnections.Of(settings, secret);
        connection.Connection.Settings["host"] = "localhost";
        connection.Connection.Settings["port"] = server.Port;
        connection.Connection.Settings["from"] = "sales@example.com";
        return await SmtpConnections.Check(o => (o.LocalName, o.CertificateValidation) = ("crm.test", trust ? server.Trust : null)).CheckAsync(connection, default);
    }

    private static void AssertProblem(IReadOnlyList<SettingsProblem> problems, string setting, string problem, string remedy)
    {
        var found = Assert.Single(problems);
        Assert.Equal(setting, found.Setting);
        Assert.Contains(problem, found.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, found.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55", found.ToString(), StringComparison.Ordinal);
    }
}
