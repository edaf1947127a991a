namespace CrmCore.Tests.Pipelines;

public sealed class PageAddressTests
{
    [Theory]
    [InlineData("https://shop.example/price", "https://shop.example/price", true)]
    [InlineData("https://shop.example/price", "https://shop.example/prices", false)]
    [InlineData("https://shop.example/price", "https://shop.example/price/", false)]
    [InlineData("https://shop.example/price", "https://shop.example/price?utm_source=a#top", true)]
    [InlineData("https://shop.example/price", "HTTPS://SHOP.example/price", true)]
    [InlineData("https://shop.example/price", "https://shop.example/Price", false)]
    [InlineData("https://shop.example/price", "http://shop.example/price", false)]
    [InlineData("https://shop.example/price", "https://evil.example/price", false)]
    [InlineData("https://shop.example/price*", "https://shop.example/price", true)]
    [InlineData("https://shop.example/price*", "https://shop.example/prices/2026?x=1", true)]
    [InlineData("https://shop.example/price*", "https://shop.example/pric", false)]
    [InlineData("https://shop.example/*", "https://shop.example", true)]
    [InlineData("https://shop.example", "https://shop.example/", true)]
    [InlineData("https://shop.example", "https://shop.example/price", false)]
    [InlineData("https://shop.example:443/", "https://shop.example/", true)]
    [InlineData("https://shop.example:8443/", "https://shop.example/", false)]
    [InlineData("shop.example/price", "http://shop.example/price", true)]
    [InlineData("/price*", "https://any.example/price-list", true)]
    [InlineData("/price*", "/price-list", true)]
    [InlineData("https://shop.example/прайс", "https://shop.example/%D0%BF%D1%80%D0%B0%D0%B9%D1%81", true)]
    [InlineData("https://shop.example/%D0%BF%D1%80%D0%B0%D0%B9%D1%81", "https://shop.example/прайс", true)]
    [InlineData("/price?tab=2", "https://shop.example/price?utm_source=a&tab=2", true)]
    [InlineData("/price?tab=2", "https://shop.example/price?tab=20", false)]
    [InlineData("/price?tab=2", "https://shop.example/price", false)]
    [InlineData("/price*?tab=2", "https://shop.example/price-list?tab=2", true)]
    [InlineData("/price#buy", "https://shop.example/price#buy", true)]
    [InlineData("/price#buy", "https://shop.example/price", false)]
    public void R14_A_page_is_met_exactly_or_by_its_beginning_and_query_and_fragment_count_only_when_named(string address, string page, bool matches)
        => Assert.Equal(matches, PageAddress.Parse(address).Matches(page));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("https://shop.example/*/price")]
    [InlineData("https://shop.example/price**")]
    [InlineData("https://*.shop.example/price")]
    [InlineData("/price?tab=*")]
    [InlineData("ftp://shop.example/")]
    [InlineData("https://shop.example/a b")]
    public void An_address_that_is_none_is_refused_with_an_example(string address)
    {
        Assert.False(PageAddress.TryParse(address, out _, out var problem));
        Assert.NotEmpty(problem.Remedy);
        Assert.Throws<FormatException>(() => PageAddress.Parse(address));
    }
}
