using System.Text;
using CrmCore.LeadSources;
using static CrmCore.Adapters.Tests.WebForms.WebFormSamples;

namespace CrmCore.Adapters.Tests.WebForms;

public sealed class WebFormBodyTests
{
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    [Theory]
    [InlineData("name=%C8%E2%E0%ED", UrlEncoded)]
    [InlineData("name=%C8%E2%E0%ED", UrlEncoded + "; charset=Windows-1251")]
    [InlineData("%E8%EC%FF=%C8%E2%E0%ED&phone=1", UrlEncoded)]
    public void Old_pages_post_windows_1251(string body, string type) => Assert.Equal("Иван", Form(Request(body, type)).Name);

    [Fact]
    public void Bytes_without_escapes_are_read_too()
    {
        Assert.Equal("Иван", Form(Request(Windows1251.GetBytes("name=Иван"))).Name);
        Assert.Equal("Иван", Form(Request("name=Иван")).Name);
    }

    [Fact]
    public void Broken_escapes_stay_as_they_are()
    {
        var form = Form("name=100%&message=%zz+%4&&=x&tail");
        Assert.Equal("100%", form.Name);
        Assert.Equal("%zz %4", form.Text);
        Assert.DoesNotContain("", form.Extra.Keys);
    }

    [Fact]
    public void A_multipart_form_is_read_and_its_files_are_noted()
    {
        const string Body = "preamble\r\n--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nИван\r\n"
            + "--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\nline 1\r\n\r\nline 2 --b\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"plan\"; filename=\"кухня \\\"А\\\".pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\0\u0001\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n"
            + "--b\r\nContent-Disposition: form-data; name=empty\r\n\r\n\r\n--b--\r\nepilogue";
        var form = Form(Request(Body, "multipart/form-data; boundary=\"b\""));
        Assert.Equal("Иван", form.Name);
        Assert.Equal("line 1\n\nline 2 --b", form.Text);
        Assert.Equal([new("plan", "кухня \"А\".pdf (file of 10 bytes, not kept)")], form.Extra);
    }

    [Fact]
    public void A_multipart_form_in_windows_1251_is_read()
    {
        var body = Windows1251.GetBytes("--b\r\nContent-Disposition: form-data; name=\"имя\"\r\n\r\nИван\r\n--b--");
        Assert.Equal("Иван", Form(Request(body, "multipart/form-data; boundary=b")).Name);
    }

    [Fact]
    public void Json_is_read_with_numbers_lists_and_nested_members()
    {
        var form = Form(Request(
            """{"name":"Иван","phone":79161234567,"agree":true,"tags":["a",1],"payment":{"amount":150.50,"items":[{"sku":"x"}]},"none":null}""", "application/json"));
        Assert.Equal(("Иван", "79161234567"), (form.Name, form.Phone));
        Assert.Equal(
            [new("agree", "true"), new("payment[amount]", "150.50"), new("payment[items][sku]", "x"), new("tags", "a, 1")],
            form.Extra.OrderBy(e => e.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Json_sent_as_text_by_a_script_is_read() => Assert.Equal("Иван", Form(Request("""{"name":"Иван"}""", "text/plain;charset=UTF-8")).Name);

    [Theory]
    [InlineData("", UrlEncoded, "no field")]
    [InlineData("_id=1&x=", "image/png", "content type")]
    [InlineData("[1]", "application/json", "no object")]
    [InlineData("{\"a\":\n1,}", "application/json", "line 2")]
    [InlineData("""{"a":"\ud800"}""", "application/json", "Unicode")]
    [InlineData("--b\r\n", "multipart/form-data", "boundary")]
    [InlineData("--c\r\n", "multipart/form-data; boundary=b", "boundary")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1", "multipart/form-data; boundary=b", "boundary")]
    public void What_cannot_be_read_is_refused_with_the_reason(string body, string type, string words)
    {
        var reading = Read(Request(body, type));
        Assert.Equal(400, reading.Status);
        Assert.Empty(reading.Events);
        Assert.Contains(words, reading.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_is_too_large_is_refused()
    {
        Assert.Equal(400, Read(Request(string.Join('&', Enumerable.Range(0, 201).Select(i => $"f{i}=1")))).Status);
        Assert.Equal(400, Read(Request("a=" + new string('x', 200_001))).Status);
        Assert.Equal(200, Read(Request("a=12"), options: new WebFormOptions { MaximumFields = 1, MaximumCharacters = 3 }).Status);
        Assert.Equal(400, Read(Request("a=123"), options: new WebFormOptions { MaximumFields = 1, MaximumCharacters = 3 }).Status);
    }

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var name = new string('x', 99) + "🏠";
        Assert.Equal(new string('x', 99), Assert.Single(Form(name + "=1").Extra).Key);
        Assert.NotEmpty(Form(name + "=1").Body.ToArray());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public void Only_posts_are_forms(string method) => Assert.Equal(400, Read(Request("phone=1") with { Method = method }).Status);
}
