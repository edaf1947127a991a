using static CrmCore.Adapters.Tests.WebForms.WebFormSamples;

namespace CrmCore.Adapters.Tests.WebForms;

public sealed class WebFormMappingTests
{
    [Fact]
    public void R29_a_form_of_our_own_contract_is_read_whole()
    {
        var form = Form(
            "name=%D0%98%D0%B2%D0%B0%D0%BD&phone=8+%28916%29+123-45-67&email=ivan%40example.com&message=%D0%94%D0%B0%0D%0A%D0%BD%D0%B5%D1%82"
            + "&utm_source=google&UTM_Campaign=spring&page=https%3A%2F%2Fexample.com%2Fokna&page_title=%D0%9E%D0%BA%D0%BD%D0%B0"
            + "&referrer=https%3A%2F%2Fgoogle.com%2F&ga_cid=123.456&visitor=v-1&_id=id-1&colour=white&_redirect=x",
            """{"formName":"Windows","analyticsProperty":"G-ABC1234567"}""");
        Assert.Equal(("web-form-1", "id-1", At), (form.Source, form.Key, form.OccurredAt));
        Assert.Equal(("Иван", "8 (916) 123-45-67", "ivan@example.com", "Да\nнет"), (form.Name, form.Phone, form.Email, form.Text));
        Assert.Equal(("web-form-1", "Windows"), (form.Form, form.FormName));
        Assert.Equal(("https://example.com/okna", "Окна", "https://google.com/"), (form.Page, form.PageTitle, form.Referrer));
        Assert.Equal(("123.456", "G-ABC1234567", "v-1", "198.51.100.7"), (form.AnalyticsClient, form.AnalyticsProperty, form.Visitor, form.Ip));
        Assert.Equal([new("source", "google"), new("campaign", "spring")], form.Utm);
        Assert.Equal([new("colour", "white")], form.Extra);
        Assert.Empty(form.Fields);
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("FIO")]
    [InlineData("your-name")]
    [InlineData("Имя")]
    [InlineData("Ваше имя")]
    public void R29_names_have_many_names(string field) => Assert.Equal("Иван", Form(Pair(field, "Иван")).Name);

    [Theory]
    [InlineData("tel")]
    [InlineData("Phone")]
    [InlineData("PhoneNumbers")]
    [InlineData("телефон")]
    [InlineData("Телефон *")]
    public void R29_phones_have_many_names(string field) => Assert.Equal("89161234567", Form(Pair(field, "89161234567")).Phone);

    [Theory]
    [InlineData("E-mail")]
    [InlineData("MAIL")]
    [InlineData("Почта")]
    public void R29_addresses_have_many_names(string field) => Assert.Equal("a@b.ru", Form(Pair(field, "a@b.ru")).Email);

    [Theory]
    [InlineData("comment")]
    [InlineData("Сообщение")]
    [InlineData("Textarea")]
    public void R29_words_have_many_names(string field) => Assert.Equal("Да", Form(Pair(field, "Да")).Text);

    [Fact]
    public void R29_the_forms_own_mapping_wins_and_looks_at_no_case()
    {
        const string Settings = """{"mapping":{"Q1":"phone","q2":"square","PHONE":"old-phone","colour":"ignore","topic":"text"}}""";
        var form = Form("q1=89161234567&Q2=50&q2=60&phone=1&Colour=white&topic=Windows&other=1", Settings);
        Assert.Equal("89161234567", form.Phone);
        Assert.Equal("Windows", form.Text);
        Assert.Equal("50, 60", form.Fields["square"]);
        Assert.Equal("1", form.Fields["old-phone"]);
        Assert.Equal([new("other", "1")], form.Extra);
    }

    [Fact]
    public void A_mapping_written_twice_or_to_nothing_loses_no_form()
    {
        var form = Form("a=1&b=2&c=3", """{"mapping":{"a":"phone","A":"email","b":"","c":" text "}}""");
        Assert.Equal("1", form.Phone);
        Assert.Equal("3", form.Text);
        Assert.Equal("2", form.Extra["b"]);
    }

    [Theory]
    [InlineData("""{"mapping":7}""")]
    [InlineData("""{"mapping":null}""")]
    [InlineData("""{"mapping":{"x":null},"origins":[null],"allowedRedirects":[null]}""")]
    [InlineData("""{"origins":"https://example.com"}""")]
    public void Broken_settings_lose_no_form(string settings) => Assert.Equal("1", Form("phone=1&_redirect=https://x.ru", settings).Phone);

    [Fact]
    public void R29_repeated_fields_are_joined_and_a_second_phone_is_kept()
    {
        var form = Form("tags[]=a&tags[]=b&phone=1&tel=2&phone=1&email=a@b.ru&mail=c@d.ru&message=x&comment=y");
        Assert.Equal("a, b", form.Extra["tags"]);
        Assert.Equal("1", form.Phone);
        Assert.Equal("2", form.Extra["phone"]);
        Assert.Equal("a@b.ru", form.Email);
        Assert.Equal("c@d.ru", form.Extra["email"]);
        Assert.Equal("x\ny", form.Text);
    }

    [Theory]
    [InlineData("first_name=Иван&last_name=Петров", "Иван Петров")]
    [InlineData("Фамилия=Петров&Имя=Иван", "Иван Петров")]
    [InlineData("name=Иван Петров&lastname=Петров", "Иван Петров")]
    [InlineData("surname=Петров", "Петров")]
    [InlineData("name=+++", null)]
    public void A_name_in_parts_is_put_together(string body, string? name) => Assert.Equal(name, Form(body + "&phone=1").Name);

    [Fact]
    public void R30_a_phone_alone_is_enough()
    {
        var form = Form("phone=%2B79161234567");
        Assert.Equal("+79161234567", form.Phone);
        Assert.Null(form.Name);
        Assert.Null(form.Email);
        Assert.Null(form.Text);
    }

    [Fact]
    public void R31_tags_of_the_pages_address_serve_where_the_form_has_none()
    {
        var page = "https://example.com/?utm_source=ya&utm_term=%D0%BE%D0%BA%D0%BD%D0%B0+%D0%BF%D0%B2%D1%85&x=1";
        Assert.Equal([new("source", "ya"), new("term", "окна пвх")], Form(Pair("page", page) + "&phone=1").Utm);
        Assert.Equal([new("source", "form")], Form(Pair("page", page) + "&utm_source=form").Utm);
    }

    [Fact]
    public void R31_the_page_is_the_browsers_referer_where_the_form_names_none()
    {
        Assert.Equal("https://example.com/okna", Form(Request("phone=1", UrlEncoded, ("Referer", "https://example.com/okna"))).Page);
        Assert.Equal("https://example.com/own", Form(Request("phone=1&url=https://example.com/own", UrlEncoded, ("Referer", "https://example.com/okna"))).Page);
    }

    [Theory]
    [InlineData("ga_cid=GA1.1.123456789.1700000000", "123456789.1700000000")]
    [InlineData("_ga=GA1.2.123456789.1700000000", "123456789.1700000000")]
    [InlineData("ga_cid=GA1.2-2.123456789.1700000000", "123456789.1700000000")]
    [InlineData("ga_cid=123456789.1700000000", "123456789.1700000000")]
    [InlineData("ga_cid=something-else", "something-else")]
    public void R24_the_analytics_cookie_gives_the_client_id(string field, string client) => Assert.Equal(client, Form(field + "&phone=1").AnalyticsClient);

    [Fact]
    public void R24_without_a_client_id_there_is_no_property() =>
        Assert.Null(Form("phone=1", """{"analyticsProperty":"G-ABC1234567"}""").AnalyticsProperty);

    [Fact]
    public void Control_characters_are_taken_out_and_line_ends_made_one()
    {
        var form = Form("name=%00%1BIvan%0APetrov%07&message=a%0D%0Ab%0Dc%09d&x%00y=1");
        Assert.Equal("Ivan Petrov", form.Name);
        Assert.Equal("a\nb\ncd", form.Text);
        Assert.Equal("1", form.Extra["xy"]);
    }

    private static string Pair(string name, string value) => Uri.EscapeDataString(name) + "=" + Uri.EscapeDataString(value);
}
