namespace CrmCore.Messaging.Tests;

public sealed class SmtpOptionsTests
{
    public static TheoryData<SmtpOptions, string> Faulty => new()
    {
        { new SmtpOptions(), "Host must" },
        { new SmtpOptions { Host = "h", Port = 0 }, "Port must" },
        { new SmtpOptions { Host = "h", Security = (SmtpSecurity)7 }, "Security must" },
        { new SmtpOptions { Host = "h", LocalName = "a b" }, "LocalName must" },
        { new SmtpOptions { Host = "h", LocalName = "a\r\nRSET" }, "LocalName must" },
        { new SmtpOptions { Host = "h", Password = "p" }, "Password needs" },
        { new SmtpOptions { Host = "h", AccessToken = _ => ValueTask.FromResult("t") }, "AccessToken needs" },
        { new SmtpOptions { Host = "h", UserName = "u" }, "either Password or AccessToken" },
        { new SmtpOptions { Host = "h", UserName = "u", Password = "p", AccessToken = _ => ValueTask.FromResult("t") }, "either Password or AccessToken" },
        { new SmtpOptions { Host = "h", UserName = "u", Password = "p", Security = SmtpSecurity.None }, "shows the password" },
        { new SmtpOptions { Host = "h", ConnectTimeout = TimeSpan.Zero }, "ConnectTimeout must" },
        { new SmtpOptions { Host = "h", CommandTimeout = TimeSpan.FromDays(2) }, "CommandTimeout must" },
        { new SmtpOptions { Host = "h", AcceptTimeout = TimeSpan.FromSeconds(-1) }, "AcceptTimeout must" },
    };

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void A_fault_is_said_in_a_sentence(SmtpOptions options, string said)
    {
        Assert.Contains(said, Assert.Single(options.Validate()), StringComparison.Ordinal);
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => new SmtpClientAdapter(options, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_fit_together_have_no_fault() =>
        Assert.Empty(new SmtpOptions { Host = "h", UserName = "u", Password = "p", LocalName = "crm.example.com" }.Validate());

    [Fact]
    public void Signing_in_is_said_as_the_standards_give_it()
    {
        Assert.Equal("AHVzZXJAZXhhbXBsZS5jb20AcGE1NQ==", SmtpSignIn.Plain("user@example.com", "pa55"));
        Assert.Equal(
            "dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDQBAQ==",
            SmtpSignIn.XOAuth2("someuser@example.com", "ya29.vF9dft4"));
    }
}
