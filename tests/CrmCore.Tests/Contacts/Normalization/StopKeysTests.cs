namespace CrmCore.Tests.Contacts.Normalization;

public sealed class StopKeysTests
{
    [Theory]
    [InlineData("info@firma.ru", true)]
    [InlineData("Sales+web@firma.com", true)]
    [InlineData("no-reply@firma.com", true)]
    [InlineData("test@test.com", true)]
    [InlineData("none@none.com", true)]
    [InlineData("qwerty@mail.ru", true)]
    [InlineData("ivan@ivan.ru", true)]
    [InlineData("ivan.petrov@mail.ru", false)]
    [InlineData("a@firma.ru", false)]
    [InlineData("informatik@firma.de", false)]
    public void Addresses_of_roles_and_made_up_ones_match_nobody(string raw, bool expected)
    {
        Assert.True(EmailAddress.TryParse(raw, out var address));
        Assert.Equal(expected, StopKeys.IsStop(address));
    }

    [Theory]
    [InlineData("+71234567890", true)]
    [InlineData("+79991234567", true)]
    [InlineData("+79999999999", true)]
    [InlineData("+74950000000", true)]
    [InlineData("+79167654321", true)]
    [InlineData("+79161234578", false)]
    [InlineData("+79164738291", false)]
    [InlineData("+1", true)]
    public void Made_up_numbers_match_nobody(string number, bool expected) => Assert.Equal(expected, StopKeys.IsPlaceholderPhone(number));

    [Theory]
    [InlineData("79871234567@yandex.ru", "+79871234567")]
    [InlineData("89871234567@ya.ru", "+79871234567")]
    [InlineData("79871234567@mail.ru", null)]
    [InlineData("ivan1234567@ya.ru", null)]
    [InlineData("7987123456@ya.ru", null)]
    public void A_mailbox_named_by_a_phone_is_evidence_of_it(string raw, string? phone)
    {
        Assert.True(EmailAddress.TryParse(raw, out var address));
        Assert.Equal(phone, PhoneMailbox.PhoneOf(address.Key));
    }
}
