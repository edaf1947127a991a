using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Contacts.Normalization.Emails;

public sealed class PunycodeTests
{
    [Theory]
    [InlineData("почта", "80a1acny")]
    [InlineData("faß", "fa-hia")]
    [InlineData("bücher", "bcher-kva")]
    [InlineData("νίκος", "kxawhkp")]
    [InlineData("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye")]
    [InlineData("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b")]
    [InlineData("𐐷a", "a-jt2i")]
    public void A_name_has_one_form_in_ASCII(string name, string ascii)
    {
        Assert.Equal(ascii, Punycode.Encode(name));
        Assert.Equal(name, Punycode.Decode(ascii));
    }

    [Theory]
    [InlineData("99999999")]
    [InlineData("a-9")]
    [InlineData("a-!")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzz99999999")]
    public void What_was_never_encoded_is_refused(string ascii) => Assert.Null(Punycode.Decode(ascii));

    [Fact]
    public void Decoding_takes_back_what_encoding_did() =>
        Prop.ForAll(
            Gen.Elements("abz09-йцыαωßéあ漢字कฟ\uAC00".ToCharArray()).NonEmptyListOf().Select(string.Concat).ToArbitrary(),
            name => Punycode.Decode(Punycode.Encode(name)) == name).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Decoding_anything_ends() =>
        Prop.ForAll(
            Gen.Elements("abcxyz0189-".ToCharArray()).NonEmptyListOf().Select(string.Concat).ToArbitrary(),
            ascii => Punycode.Decode(ascii) is not { Length: 0 }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
