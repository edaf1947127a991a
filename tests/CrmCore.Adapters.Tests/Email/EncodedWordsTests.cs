using System.Text;

namespace CrmCore.Messaging.Tests;

public sealed class EncodedWordsTests
{
    [Theory]
    [InlineData("=?UTF-8?B?0KHRh9GR0YIg4oSWNzc3?=", "Счёт №777")]
    [InlineData("=?UTF-8?B?0KHRh9GR0YIg?= =?UTF-8?B?4oSWNzc3?=", "Счёт №777")]
    [InlineData("=?UTF-8?Q?=D0=97=D0=B0=D1=8F=D0=B2=D0=BA=D0=B0_=E2=84=96777?=", "Заявка №777")]
    [InlineData("=?windows-1251?B?x+D/4urg?=", "Заявка")]
    [InlineData("=?koi8-r?B?+sHR18vB?=", "Заявка")]
    [InlineData("Re: a =?x", "Re: a =?x")]
    [InlineData("=?utf-8*ru?Q?=D0=97?=", "З")]
    [InlineData("=?utf-8?q?a?= b =?utf-8?q?c?=", "a b c")]
    [InlineData("=?cp1251?Q?=C7?==?cp1251?Q?=E0?=", "За")]
    [InlineData("=?utf-8?Q?trailing_?=", "trailing")]
    [InlineData("=?utf-8?X?abc?= tail", "=?utf-8?X?abc?= tail")]
    [InlineData("x =? y ?= z", "x =? y ?= z")]
    [InlineData("=?no-such-charset?B?x+D/4urg?=", "Заявка")]
    [InlineData("=?utf-8?B?0JfQsNGP0LLQutCw?= и =?utf-8?Q?=E2=84=96?=", "Заявка и №")]
    public void Words_are_decoded(string value, string expected) =>
        Assert.Equal(expected, EmailSamples.ReadText($"Subject: {value}\r\n\r\n").Subject);

    [Fact]
    public void A_character_torn_between_two_words_is_put_together()
    {
        var bytes = Encoding.UTF8.GetBytes("Заявка");
        var value = $"=?UTF-8?B?{Convert.ToBase64String(bytes[..3])}?=\r\n =?utf-8?Q?{string.Concat(bytes[3..].Select(b => $"={b:X2}"))}?=";

        Assert.Equal("Заявка", EmailSamples.ReadText($"Subject: {value}\r\n\r\n").Subject);
    }

    [Theory]
    [InlineData("\"=?UTF-8?B?0JjQstCw0L0=?=\" <ivan@example.com>", "Иван", "ivan@example.com")]
    [InlineData("=?UTF-8?B?0JjQstCw0L0=?= <ivan@example.com>", "Иван", "ivan@example.com")]
    [InlineData("=?UTF-8?Q?Ivan,_director?= <ivan@example.com>", "Ivan, director", "ivan@example.com")]
    [InlineData("=?UTF-8?Q?Ivan Petrov?= <ivan@example.com>", "Ivan Petrov", "ivan@example.com")]
    [InlineData("\"Иван, менеджер\" <ivan@example.com>", "Иван, менеджер", "ivan@example.com")]
    [InlineData("=?UTF-8?Q?Ivan_=3Civan=40example=2Ecom=3E?=", "Ivan", "ivan@example.com")]
    [InlineData("ivan@example.com (=?UTF-8?B?0JjQstCw0L0=?=)", "Иван", "ivan@example.com")]
    [InlineData("<ivan@example.com> (Ivan)", "Ivan", "ivan@example.com")]
    public void Words_in_names_are_decoded_wherever_programs_put_them(string value, string name, string address) =>
        Assert.Equal(new LetterAddress(name, address), Assert.Single(EmailSamples.ReadText($"From: {value}\r\n\r\n").From));

    [Theory]
    [InlineData("attachment; filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82.pdf", "Счёт.pdf")]
    [InlineData("attachment; filename*0*=UTF-8''%D0%A1%D1%87; filename*1*=%D1%91%D1%82; filename*2=.pdf", "Счёт.pdf")]
    [InlineData("attachment; filename*1=\"b.pdf\"; filename*0=\"a\"", "ab.pdf")]
    [InlineData("attachment; filename=\"=?UTF-8?B?0KHRh9GR0YI=?=.pdf\"", "Счёт.pdf")]
    [InlineData("attachment; filename=plain.pdf", "plain.pdf")]
    [InlineData("attachment; filename=\"a;b \\\"c\\\".pdf\"; size=3", "a;b \"c\".pdf")]
    [InlineData("attachment; filename=\"x.pdf\"; filename*=windows-1251''%C7.pdf", "З.pdf")]
    [InlineData("ATTACHMENT; FileName = spaced.pdf", "spaced.pdf")]
    public void File_names_come_in_every_form(string disposition, string expected)
    {
        var letter = EmailSamples.ReadText($"Content-Type: application/pdf\r\nContent-Disposition: {disposition}\r\n\r\nabc");

        Assert.Equal(expected, Assert.Single(letter.Attachments).Name);
    }
}
