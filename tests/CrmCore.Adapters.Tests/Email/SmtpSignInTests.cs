namespace CrmCore.Messaging.Tests;

public sealed class SmtpSignInTests
{
    [Fact]
    public void Signing_in_is_said_as_the_standards_give_it()
    {
        Assert.Equal("AHVzZXJAZXhhbXBsZS5jb20AcGE1NQ==", SmtpSignIn.Plain("user@example.com", "pa55"));
        Assert.Equal(
            "dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDQBAQ==",
            SmtpSignIn.XOAuth2("someuser@example.com", "ya29.vF9dft4"));
    }
}
