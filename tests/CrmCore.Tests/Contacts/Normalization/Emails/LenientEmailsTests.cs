using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Contacts.Normalization.Emails;

public sealed class LenientEmailsTests
{
    [Theory]
    [InlineData("ivan@mail.ru", "ivan@mail.ru")]
    [InlineData("ivan@mail.ru; olga@firma.de", "ivan@mail.ru olga@firma.de")]
    [InlineData("ivan@mail.ru / olga@firma.de", "ivan@mail.ru olga@firma.de")]
    [InlineData("ivan@mail.ru olga@firma.de", "ivan@mail.ru olga@firma.de")]
    [InlineData("ivan@mail.ru\nIVAN@mail.ru", "ivan@mail.ru")]
    [InlineData("Ivan Petrov (ivan@mail.ru)", "ivan@mail.ru")]
    [InlineData("Ivan <ivan@mail.ru>, Olga <olga@firma.de>", "ivan@mail.ru olga@firma.de")]
    [InlineData("email:ivan@mail.ru", "ivan@mail.ru")]
    [InlineData("e-mail - ivan@mail.ru", "ivan@mail.ru")]
    [InlineData("почта: ivan＠mail.ru.", "ivan@mail.ru")]
    [InlineData("an na@mail.ru", "")]
    [InlineData("anna@mail,ru", "")]
    [InlineData("anna@@mail.ru", "")]
    [InlineData("нет", "")]
    [InlineData("", "")]
    public void Addresses_are_found_in_the_dirt_of_imports(string cell, string expected)
    {
        var found = LenientEmails.Find(cell);

        Assert.Equal(expected, string.Join(' ', found.Addresses.Select(address => address.Key)));
        Assert.True(found.IsComplete);
    }

    [Fact]
    public void A_cell_with_too_many_addresses_gives_the_first_ones_and_says_so()
    {
        var found = LenientEmails.Find(string.Join(", ", Enumerable.Range(0, 10_000).Select(i => $"a{i}@firma.de")));

        Assert.Equal(LenientEmails.MaxAddresses, found.Addresses.Count);
        Assert.Equal("a0@firma.de", found.Addresses[0].Key);
        Assert.False(found.IsComplete);
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Prop.ForAll(Gen.Elements("ab.@@ ,;<>():\"-\n\u202E\uD800".ToCharArray()).ArrayOf().Select(chars => new string(chars)).ToArbitrary(), text =>
            LenientEmails.Find(text).Addresses.All(address => EmailAddress.TryParse(address.Address, out _))).QuickCheckThrowOnFailure();
}
