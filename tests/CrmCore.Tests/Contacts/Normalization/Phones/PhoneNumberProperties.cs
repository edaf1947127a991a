using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Contacts.Normalization.Phones;

public sealed class PhoneNumberProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    // The zeros of scripts whose ten digits stand in a row: Arabic-Indic, Persian, Devanagari, Bengali, Thai, full width.
    private static readonly char[] Zeros = ['\u0660', '\u06F0', '\u0966', '\u09E6', '\u0E50', '\uFF10'];

    private static readonly string?[] Regions = [null, "", "RU", "KZ", "US", "AR", "IT", "DE", "JP", "BR", "GG", "SM", "ZZ"];

    private static readonly List<string[]> Cases = [.. NormalizationData.Rows("phones-cases.tsv")];

    private readonly MetadataPhoneNumberParser _parser = new();

    private static Arbitrary<string> AnyText => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements("+ 0123456789()-.x#,;~/[]*extдоб٠۹９\u200E\u00A0\t\ud83d".ToCharArray()).ArrayOf().Select(chars => new string(chars)),
        Gen.Elements(Cases.ToArray()).Select(row => row[1])).ToArbitrary();

    [Fact]
    public void No_text_and_no_region_makes_it_throw_and_every_result_is_E164() =>
        Check(Prop.ForAll(AnyText, Gen.Elements(Regions).ToArbitrary(), (raw, region) =>
            !_parser.TryParse(raw, region, out var number)
            || (number.E164.Length is > 3 and <= 21 && number.E164[0] == '+' && number.E164.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)));

    [Fact]
    public void Reading_a_result_again_gives_the_same_in_every_region() =>
        Check(Prop.ForAll(AnyText, Gen.Elements(Regions).ToArbitrary(), Gen.Elements(Regions).ToArbitrary(), (raw, region, other) =>
            !_parser.TryParse(raw, region, out var number)
            || (_parser.TryParse(number.ToString(), other, out var again) && again == number)));

    [Fact]
    public void Digits_of_another_script_mean_the_same() =>
        Check(Prop.ForAll(Gen.Elements(Cases.ToArray()).ToArbitrary(), Gen.Elements(Zeros).ToArbitrary(), (row, zero) =>
        {
            var other = string.Concat(row[1].Select(c => char.IsAsciiDigit(c) ? (char)(zero + (c - '0')) : c));
            return Read(other, row[0]) == Read(row[1], row[0]);
        }));

    [Fact]
    public void Spaces_and_marks_around_and_between_mean_nothing() =>
        Check(Prop.ForAll(Gen.Elements(Cases.ToArray()).ToArbitrary(), row =>
        {
            var spaced = string.Join("\u200E", row[1].Select(c => c.ToString()));
            return Read($" \u202A{spaced}\u202C ", row[0]) == Read(row[1], row[0]);
        }));

    [Theory]
    [InlineData(251)]
    [InlineData(10_000)]
    public void A_text_too_long_for_a_number_is_refused(int length) => Assert.False(_parser.TryParse(new string('7', length), "RU", out _));

    private PhoneNumber? Read(string raw, string region) => _parser.TryParse(raw, region, out var number) ? number : null;

    private static void Check(Property property) => property.Check(Many);
}
