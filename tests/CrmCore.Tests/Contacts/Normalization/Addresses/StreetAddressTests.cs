namespace CrmCore.Tests.Contacts.Normalization.Addresses;

public sealed class StreetAddressTests
{
    [Theory]
    [InlineData("ул. Молодёжная, д. 53, кв. 205", "53", "205", "molodeznaia", "", "")]
    [InlineData("Molodezhnaya st. 53, apt 205", "53", "205", "molodeznaia", "", "")]
    [InlineData("г. Москва, ул. Ленина, д.5к2, кв 7", "5k2", "7", "lenina", "moskva", "")]
    [InlineData("123456, Москва, Ленинский пр-т, 12 корп. 3, оф. 4", "12k3", "4", "leninski", "moskva", "123456")]
    [InlineData("10 Downing Street, London SW1A 2AA", "10", "", "dovning", "london", "sw1a2aa")]
    [InlineData("Hauptstraße 12, 10115 Berlin", "12", "", "haupt", "berlin", "10115")]
    [InlineData("Hauptstr. 12", "12", "", "haupt", "", "")]
    [InlineData("Av. Paulista 1578, São Paulo", "1578", "", "paulista", "sao paulo", "")]
    [InlineData("177 Pridham Street, Delmar, Cleveland 2119", "177", "", "pridam", "delmar kleveland", "2119")]
    [InlineData("", "", "", "", "", "")]
    public void An_address_is_taken_apart(string text, string house, string unit, string street, string city, string postcode) =>
        Assert.Equal(new StreetAddress(house, unit, street, city, postcode), StreetAddress.Parse(text));

    [Fact]
    public void A_city_told_apart_wins() => Assert.Equal("ekaterinburg", StreetAddress.Parse("Мира 5, Москва", "г. Екатеринбург").City);

    [Fact]
    public void The_key_needs_a_street_and_a_house()
    {
        Assert.Equal("mira 5", StreetAddress.Parse("улица Мира, 5").Key);
        Assert.Equal("mira 5", StreetAddress.Parse("г. Пермь, ул. Мира, д. 5, кв. 12").Key);
        Assert.Equal("mira 5", StreetAddress.Parse("Mira street 5").Key);
        Assert.Equal("", StreetAddress.Parse("улица Мира").Key);
        Assert.Equal("", StreetAddress.Parse("5").Key);
    }

    [Fact]
    public void An_endless_address_is_cut() => Assert.InRange(StreetAddress.Parse(string.Concat(Enumerable.Repeat("Мира 5, ", 100_000))).Street.Length, 1, 100);
}
