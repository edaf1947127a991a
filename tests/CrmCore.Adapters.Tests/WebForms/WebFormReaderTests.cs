using CrmCore.LeadSources;
using static CrmCore.Adapters.Tests.WebForms.WebFormSamples;

namespace CrmCore.Adapters.Tests.WebForms;

public sealed class WebFormReaderTests
{
    [Fact]
    public void The_vector_of_the_signature_holds()
    {
        const string Body = "name=Ivan&phone=%2B79161234567&_id=11111111-1111-4111-8111-111111111111";
        var request = Request(Body, UrlEncoded, ("X-Form-Signature", "sha256=26019e7f6433f15944ab069503f34e3538db50d0d45870f8eb431dc4d348af39"));
        var reading = new WebFormReader(new WebFormOptions()).Read(request, TestConnections.Of("web-form", "form-secret"));
        Assert.Equal("11111111-1111-4111-8111-111111111111", Assert.Single(reading.Events).Key);
    }

    [Fact]
    public void A_connection_whose_secret_is_missing_takes_nothing()
    {
        var connection = TestConnections.Of("web-form", "form-secret") with { Secret = null };
        Assert.Equal(401, new WebFormReader(new WebFormOptions()).Read(Request("phone=1"), connection).Status);
    }

    [Fact]
    public void A_robot_that_fills_in_the_trap_gets_the_same_answer_and_leaves_nothing()
    {
        const string Settings = """{"redirect":"https://example.com/thanks"}""";
        var robot = Read(Request("phone=1&_hp=http://spam"), Settings);
        var person = Read(Request("phone=1&_hp="), Settings);
        Assert.Empty(robot.Events);
        Assert.Single(person.Events);
        Assert.Equal((person.Status, person.Response, person.Headers["Location"]), (robot.Status, robot.Response, robot.Headers["Location"]));
        Assert.Equal(200, Read(Request("phone=1&_hp=x")).Status);
    }

    [Fact]
    public void R64_a_double_click_counts_once_and_the_same_request_later_counts_again()
    {
        var first = Key(Request("name=Ivan&phone=1"));
        Assert.Equal(first, Key(Request("phone=1&NAME=Ivan&_x=2") with { ReceivedAt = At + Duration.FromSeconds(29) }));
        Assert.NotEqual(first, Key(Request("name=Ivan&phone=1") with { ReceivedAt = At + Duration.FromSeconds(30) }));
        Assert.NotEqual(first, Key(Request("name=Ivan&phone=2")));
        Assert.NotEqual(first, Key(Request("name=Ivan&phone=1") with { RemoteIp = "198.51.100.8" }));
        Assert.Equal("own", Key(Request("name=Ivan&_id=own")));
        Assert.NotEqual(new string('x', 201), Key(Request("name=Ivan&_id=" + new string('x', 201))));
    }

    [Theory]
    [InlineData("https://example.com/thanks", 303)]
    [InlineData("https://example.com/thanks/olga?x=1", 303)]
    [InlineData("https://example.com/thanksgiving", 200)]
    [InlineData("https://example.com/thanks/../admin", 200)]
    [InlineData("http://example.com/thanks", 200)]
    [InlineData("https://example.com:444/thanks", 200)]
    [InlineData("https://example.com@evil.com/thanks", 200)]
    [InlineData("https://me@example.com/thanks", 200)]
    [InlineData("https://evil.com/thanks", 200)]
    [InlineData("//evil.com/thanks", 200)]
    [InlineData("/thanks", 200)]
    [InlineData("javascript:alert(1)", 200)]
    public void A_browser_is_sent_on_only_where_the_settings_allow_it(string redirect, int status)
    {
        var reading = Read(Request("phone=1&_redirect=" + Uri.EscapeDataString(redirect)), """{"allowedRedirects":["https://example.com/thanks"]}""");
        Assert.Equal(status, reading.Status);
        Assert.Equal(status == 303, reading.Headers.ContainsKey("Location"));
        Assert.Single(reading.Events);
    }

    [Fact]
    public void Without_an_allowed_page_the_settings_own_serves() => Assert.Equal(
        "https://example.com/ok",
        Read(Request("phone=1&_redirect=https://evil.com/"), """{"redirect":"https://example.com/ok"}""").Headers["Location"]);

    [Fact]
    public void A_script_gets_json()
    {
        const string Settings = """{"redirect":"https://example.com/ok"}""";
        var taken = Read(Request("phone=1", UrlEncoded, ("Accept", "application/json")), Settings);
        Assert.Equal((200, """{"ok":true}""", "application/json"), (taken.Status, taken.Response, taken.ContentType));
        Assert.Equal("""{"ok":true}""", Read(Request("""{"phone":1}""", "application/json")).Response);
        var refused = Read(Request("{", "application/json"));
        Assert.Equal((400, """{"ok":false,"error":"unreadable"}"""), (refused.Status, refused.Response));
    }

    [Fact]
    public void Only_the_sites_of_the_settings_may_post_and_their_scripts_may_read_the_answer()
    {
        const string Settings = """{"origins":["https://example.com/"]}""";
        var own = Read(Request("phone=1", UrlEncoded, ("Origin", "https://example.com")), Settings);
        Assert.Single(own.Events);
        Assert.Equal("https://example.com", own.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal("Origin", own.Headers["Vary"]);
        Assert.Equal(401, Read(Request("phone=1", UrlEncoded, ("Origin", "https://evil.com")), Settings).Status);
        Assert.Equal(401, Read(Request("phone=1", UrlEncoded, ("Origin", "null")), Settings).Status);
        Assert.Single(Read(Request("phone=1"), Settings).Events);
        Assert.Empty(Read(Request("phone=1", UrlEncoded, ("Origin", "https://any.com"))).Headers);
    }

    [Fact]
    public void A_browser_that_asks_first_is_answered()
    {
        var asked = Request("", UrlEncoded, ("Origin", "https://example.com")) with { Method = "OPTIONS" };
        var reading = Read(asked, """{"origins":["https://example.com"]}""");
        Assert.Equal(200, reading.Status);
        Assert.Empty(reading.Events);
        Assert.Equal("POST", reading.Headers["Access-Control-Allow-Methods"]);
        Assert.Equal("Content-Type", reading.Headers["Access-Control-Allow-Headers"]);
        Assert.Empty(Read(asked).Headers);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"colour":1}""", "colour")]
    [InlineData("""{"mapping":7}""", "mapping")]
    [InlineData("""{"mapping":{"a":""}}""", "mapping")]
    [InlineData("""{"mapping":{"a":"phone","A":"email"}}""", "mapping")]
    [InlineData("""{"redirect":"/thanks"}""", "allowedRedirects")]
    [InlineData("""{"allowedRedirects":["example.com"]}""", "allowedRedirects")]
    [InlineData("""{"origins":["https://example.com/page"]}""", "origins")]
    [InlineData("""{"origins":["example.com"]}""", "origins")]
    [InlineData("""{"origins":["https://example.com"],"redirect":"https://example.com/ok","mapping":{"q":"square"}}""", null)]
    public async Task R72_the_check_names_the_setting(string settings, string? name)
    {
        var problems = await new WebFormSettingsCheck().CheckAsync(TestConnections.Of("web-form", null, settings), CancellationToken.None);
        Assert.Equal(name, problems.SingleOrDefault()?.Setting);
    }

    [Fact]
    public async Task R72_a_secret_that_cannot_be_found_is_a_problem()
    {
        var connection = TestConnections.Of("web-form", "form-secret") with { Secret = null };
        Assert.Equal("secret", Assert.Single(await new WebFormSettingsCheck().CheckAsync(connection, CancellationToken.None)).Setting);
    }

    private static string Key(WebhookRequest request) => Assert.Single(Read(request).Events).Key;
}
