namespace CrmCore.Messaging.Tests;

public sealed class SmtpSettingsTests
{
    [Theory]
    [InlineData("""{"host": "h", "from": "a@example.com"}""", "h:587", SmtpSecurity.StartTls)]
    [InlineData("""{"host": "h", "from": "a@example.com", "security": "tls"}""", "h:465", SmtpSecurity.ImplicitTls)]
    [InlineData("""{"host": "h", "from": "a@example.com", "security": "none"}""", "h:25", SmtpSecurity.None)]
    [InlineData("""{"host": "h", "from": "a@example.com", "security": "starttls", "port": 2525}""", "h:2525", SmtpSecurity.StartTls)]
    public void The_port_follows_the_protection_unless_it_is_said(string settings, string server, SmtpSecurity security)
    {
        var access = Read(settings)!.Access;

        Assert.Equal((server, security), (access.ToString(), access.Security));
        Assert.Null(access.UserName);
    }

    [Fact]
    public void The_hosts_options_hold_where_the_connection_says_nothing()
    {
        var options = new SmtpOptions { Host = "relay", Port = 26, Security = SmtpSecurity.None, AllowUnprotectedSignIn = true, LocalName = "crm.example.com", AcceptTimeout = TimeSpan.FromMinutes(1) };

        var access = Read("""{"from": "a@example.com"}""", "hush", options)!.Access;
        var own = Read("""{"from": "a@example.com", "user": "u", "auth": "xoauth2", "localName": "own"}""", "hush", options)!.Access;

        Assert.Equal(
            ("relay:26", "a@example.com", "hush", null, "crm.example.com", TimeSpan.FromMinutes(1)),
            (access.ToString(), access.UserName, access.Secret, access.Method, access.LocalName, access.AcceptTimeout));
        Assert.Equal(("u", SmtpSignInMethod.XOAuth2, "own"), (own.UserName, own.Method, own.LocalName));
    }

    [Theory]
    [InlineData("""{"from": "a@example.com"}""", null, "host", "No mail server")]
    [InlineData("""{"host": "a b", "from": "a@example.com"}""", null, "host", "not a host's name")]
    [InlineData("""{"host": 7, "from": "a@example.com"}""", null, "host", "not a text")]
    [InlineData("""{"host": "h"}""", null, "from", "no address")]
    [InlineData("""{"host": "h", "from": "Sales <a@example.com>"}""", null, "from", "not an e-mail address")]
    [InlineData("""{"host": "h", "from": "a@example.com>\r\nRSET"}""", null, "from", "not an e-mail address")]
    [InlineData("""{"host": "h", "from": "a@example.com", "replyTo": ""}""", null, "replyTo", "not a text")]
    [InlineData("""{"host": "h", "from": "a@example.com", "returnPath": "b"}""", null, "returnPath", "not an e-mail address")]
    [InlineData("""{"host": "h", "from": "a@example.com", "port": 0}""", null, "port", "not a port")]
    [InlineData("""{"host": "h", "from": "a@example.com", "port": "25"}""", null, "port", "not a port")]
    [InlineData("""{"host": "h", "from": "a@example.com", "security": "ssl"}""", null, "security", "no such protection")]
    [InlineData("""{"host": "h", "from": "a@example.com", "security": "none"}""", "hush", "security", "shows the password")]
    [InlineData("""{"host": "h", "from": "a@example.com", "auth": "ntlm"}""", "hush", "auth", "no such way")]
    [InlineData("""{"host": "h", "from": "a@example.com", "user": "u"}""", null, "secret", "no password")]
    [InlineData("""{"host": "h", "from": "a@example.com", "auth": "login"}""", "", "secret", "no password")]
    [InlineData("""{"host": "h", "from": "a@example.com", "localName": "a b"}""", null, "localName", "not a host's name")]
    [InlineData("""{"host": "h", "from": "a@example.com", "unsubscribe": "http://example.com"}""", null, "unsubscribe", "no address")]
    [InlineData("""{"host": "h", "from": "a@example.com", "unsubscribe": "https://example.com/ы"}""", null, "unsubscribe", "no address")]
    [InlineData("""{"host": "h", "from": "a@example.com", "Port": 25}""", null, "Port", "no setting 'Port'")]
    public async Task R72_A_setting_that_cannot_be_used_is_named_with_its_remedy(string settings, string? secret, string name, string problem)
    {
        var found = Assert.Single(await SmtpConnections.Check().CheckAsync(SmtpConnections.Of(settings, secret), default));

        Assert.Equal(name, found.Setting);
        Assert.Contains(problem, found.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(found.Remedy);
        Assert.DoesNotContain("hush", found.ToString(), StringComparison.Ordinal);
    }

    private static SmtpSettings? Read(string settings, string? secret = null, SmtpOptions? options = null)
    {
        var problems = new List<SettingsProblem>();
        var read = SmtpSettings.Read(SmtpConnections.Of(settings, secret), options ?? new SmtpOptions(), problems);
        Assert.Empty(problems);
        return read;
    }
}
