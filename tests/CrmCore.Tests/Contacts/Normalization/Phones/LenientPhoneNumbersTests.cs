using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Contacts.Normalization.Phones;

public sealed class LenientPhoneNumbersTests
{
    private readonly LenientPhoneNumbers _lenient = new();

    [Theory]
    [InlineData("RU", "8 916 123 45 67, 8 495 123 45 67", "+79161234567 +74951234567")]
    [InlineData("RU", "89161234567/89037654321", "+79161234567 +79037654321")]
    [InlineData("RU", "8(916)1234567 8(903)7654321", "+79161234567 +79037654321")]
    [InlineData("RU", "+79161234567+79037654321", "+79161234567 +79037654321")]
    [InlineData("RU", "8 916 123-45-67 или 8 916 123-45-67", "+79161234567")]
    [InlineData("RU", "375 29 491 19 11", "+375294911911")]
    [InlineData("RU", "380671234567", "+380671234567")]
    [InlineData("RU", "998901234567", "+998901234567")]
    [InlineData("RU", "+8 916 123 45 67", "+79161234567")]
    [InlineData("RU", "8 495 123-45-67 вн. 12", "+74951234567;ext=12")]
    [InlineData("TR", "0532 1234567 dahili 5", "+905321234567;ext=5")]
    [InlineData("MX", "+52 1 55 1234 5678", "+525512345678")]
    [InlineData("MX", "044 55 1234 5678", "+525512345678")]
    [InlineData("MX", "01 55 1234 5678", "+525512345678")]
    [InlineData("UA", "80671234567", "+380671234567")]
    [InlineData("BR", "(11) 8123-4567", "+5511981234567")]
    [InlineData("BR", "+55 11 8123-4567", "+5511981234567")]
    [InlineData("RU", "79161234567.0", "+79161234567")]
    [InlineData("RU", "'89161234567.00", "+79161234567")]
    [InlineData("RU", "7.9161234567E10", "+79161234567")]
    [InlineData("RU", "7,91612345E+10", "+79161234500")]
    [InlineData("US", "2.125550123E9", "+12125550123")]
    [InlineData("DE", "3012345678.0", "+493012345678")]
    [InlineData("RU", "7.91612E+10", "")]
    [InlineData("RU", "7.9E99", "")]
    [InlineData("RU", "нет", "")]
    [InlineData("RU", "", "")]
    [InlineData(null, "12345", "")]
    public void Dirt_of_imports_is_read(string? region, string cell, string expected)
    {
        var found = _lenient.Find(cell, region);

        Assert.Equal(expected, string.Join(' ', found.Numbers));
        Assert.True(found.IsComplete);
    }

    [Fact]
    public void A_cell_with_ten_thousand_numbers_gives_the_first_ones_and_says_so()
    {
        var cell = string.Join(", ", Enumerable.Range(0, 10_000).Select(i => $"+7916{1_000_000 + i}"));

        var found = _lenient.Find(cell, "RU");

        Assert.Equal(LenientPhoneNumbers.MaxNumbers, found.Numbers.Count);
        Assert.False(found.IsComplete);
    }

    [Fact]
    public void What_the_strict_parser_reads_is_read_alike()
    {
        var strict = new MetadataPhoneNumberParser();
        foreach (var row in NormalizationData.Rows("phones-cases.tsv").Where(row => row[2] != "INVALID").Take(500))
        {
            Assert.Equal(strict.TryParse(row[1], row[0], out var expected), _lenient.TryParse(row[1], row[0], out var number));
            Assert.Equal(expected, number);
        }
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Prop.ForAll(Gen.Elements("+ 0123456789()-.,;/и#доб ext\n\u202E\uD800".ToCharArray()).ArrayOf().Select(chars => new string(chars)).ToArbitrary(), text =>
            _lenient.Find(text, "RU").Numbers.All(number => number.E164[0] == '+')).QuickCheckThrowOnFailure();

    [Fact]
    public void A_host_can_plug_in_the_lenient_parser_or_its_own()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IPhoneNumberParser>(_lenient);
        services.AddCrmCore(crm => crm.UseInMemory());
        using var host = services.BuildServiceProvider();

        Assert.Same(_lenient, host.GetRequiredService<IPhoneNumberParser>());
        Assert.NotEqual(new MetadataPhoneNumberParser().Version, _lenient.Version);
    }

    [SkippableFact]
    public void Pairs_of_numbers_agree_as_libphonenumber_says()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["EXACT_MATCH"] = "Exact", ["NSN_MATCH"] = "National", ["SHORT_NSN_MATCH"] = "ShortNational", ["NO_MATCH"] = "None", ["NOT_A_NUMBER"] = "NotANumber",
        };
        foreach (var row in NormalizationData.SharedRows("phones/match.tsv"))
        {
            Assert.Equal((row[0], row[1], names[row[2]]), (row[0], row[1], PhoneMatching.Match(row[0], row[1]).ToString()));
            Assert.Equal(names[row[2]], PhoneMatching.Match(row[1], row[0]).ToString());
        }
    }
}
