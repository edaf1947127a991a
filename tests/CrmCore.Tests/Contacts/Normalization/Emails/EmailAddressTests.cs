using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Contacts.Normalization.Emails;

public sealed class EmailAddressTests
{
    public static TheoryData<string, string, string> Canonical()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var row in NormalizationData.Rows("emails-canonical.tsv")) data.Add(row[0], row[1], row[2]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Canonical))]
    public void An_address_gives_the_key_of_its_mailbox(string raw, string expected, string note)
    {
        Assert.Equal(expected, EmailAddress.TryParse(raw, out var address) ? address.Key : "INVALID");
        Assert.NotEmpty(note);
    }

    [Theory]
    [InlineData("J.Smith+crm@GoogleMail.com", "J.Smith+crm@googlemail.com", "jsmith@gmail.com", "jsmith")]
    [InlineData("Ivan+Promo@Company.RU", "Ivan+Promo@company.ru", "ivan+promo@company.ru", "ivan")]
    [InlineData("+tag@gmail.com", "+tag@gmail.com", "+tag@gmail.com", "+tag")]
    [InlineData("user+a+b@hotmail.co.uk", "user+a+b@hotmail.co.uk", "user@hotmail.co.uk", "user")]
    [InlineData("ИВАН@Пример.РФ", "ИВАН@xn--e1afmkfd.xn--p1ai", "иван@xn--e1afmkfd.xn--p1ai", "иван")]
    public void The_address_to_write_to_stays_as_given_and_the_loose_key_is_the_name_alone(string raw, string address, string key, string loose)
    {
        Assert.True(EmailAddress.TryParse(raw, out var read));
        Assert.Equal(new(address, key, loose), read);
        Assert.Equal(address, read.ToString());
    }

    [Theory]
    [InlineData("mailto:ivan@mail.ru?subject=a@b", "ivan@mail.ru")]
    [InlineData("MAILTO:ivan@mail.ru", "ivan@mail.ru")]
    [InlineData("\"ivan@other.ru\" <ivan@mail.ru>,", "ivan@mail.ru")]
    [InlineData("<mailto:ivan@mail.ru>", "ivan@mail.ru")]
    [InlineData("'ivan@mail.ru'", "ivan@mail.ru")]
    [InlineData("\u200Eivan@mail.ru\u200B\u00A0", "ivan@mail.ru")]
    [InlineData("ｉｖａｎ＠ｍａｉｌ．ｒｕ", "ivan@mail.ru")]
    [InlineData("ivan@пример。рф", "ivan@xn--e1afmkfd.xn--p1ai")]
    [InlineData("андреи\u0306@mail.ru", "андрей@mail.ru")]
    [InlineData("ivan@краи\u0306.рф", "ivan@xn--80asby.xn--p1ai")]
    [InlineData("ivan@faß.de", "ivan@xn--fa-hia.de")]
    [InlineData("νίκος@mail.gr", "νίκοσ@mail.gr")]
    [InlineData("o'brien&sons=x@mail.ru", "o'brien&sons=x@mail.ru")]
    public void What_people_and_programs_put_around_an_address_goes(string raw, string key)
    {
        Assert.True(EmailAddress.TryParse(raw, out var address));
        Assert.Equal(key, address.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ivan@mail.ru, petr@mail.ru")]
    [InlineData("ivan@mail.ru\npetr")]
    [InlineData("iv\u0001an@mail.ru")]
    [InlineData("ivan@ma\0il.ru")]
    [InlineData("\"ivan petrov\"@mail.ru")]
    [InlineData("ivan@[127.0.0.1]")]
    [InlineData("ivan@127.0.0.1")]
    [InlineData("ivan@mail_box.ru")]
    [InlineData("ivan@mail-.ru")]
    [InlineData("ivan.@mail.ru")]
    [InlineData("ivan@xn--\u00e9.ru")]
    [InlineData("ivan@xn--a-ecp.ru")]
    [InlineData("ivan@xn--mil-8cd.ru")]
    [InlineData("ivan@☃.net")]
    [InlineData("\ud83d@mail.ru")]
    public void What_is_no_single_address_is_refused(string raw)
    {
        Assert.False(EmailAddress.TryParse(raw, out var address));
        Assert.Equal(default, address);
    }

    [Theory]
    [InlineData(64, 3, true)]
    [InlineData(65, 3, false)]
    [InlineData(60, 64, false)]
    [InlineData(60, 63, true)]
    public void The_parts_have_the_lengths_of_the_standard(int local, int label, bool valid) =>
        Assert.Equal(valid, EmailAddress.TryParse($"{new string('a', local)}@{new string('b', label)}.ru", out _));

    [Fact]
    public void No_text_makes_it_throw_and_reading_a_result_again_gives_the_same() =>
        Prop.ForAll(AnyText.ToArbitrary(), raw =>
            !EmailAddress.TryParse(raw, out var address)
            || (EmailAddress.TryParse(address.Address, out var again) && again == address)).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [SkippableFact]
    public void Marks_are_joined_as_the_platform_joins_them()
    {
        Skip.If("и\u0306".Normalize().Length != 1, "Globalization is invariant: the platform joins nothing.");
        for (var c = '\u00C0'; c < '\uD800'; c++)
        {
            var apart = c.ToString().Normalize(System.Text.NormalizationForm.FormD);
            var whole = c.ToString().Normalize();
            Assert.Equal(whole, CanonicalCompositions.Compose(apart));
        }
    }

    private static Gen<string> AnyText => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements("ab.@@+-_<>\" ;мыйİıßς\u0306\u0301\u200E\ud83dxn--ru。1".ToCharArray()).ArrayOf().Select(chars => new string(chars)),
        from local in Gen.Elements("abI.+-йиυ\u0306éİß".ToCharArray()).NonEmptyListOf()
        from domain in Gen.Elements("gmail.com", "ya.ru", "пример.рф", "faß.de", "İstanbul.com", "a.b", "ЁЖ.com", "me.com")
        select string.Concat(local) + "@" + domain);
}
