using System.Globalization;

namespace CrmCore.Tests.Contacts.Normalization.Phones;

public sealed class PhoneNumberParserTests
{
    private readonly MetadataPhoneNumberParser _parser = new();

    public static TheoryData<string, string, string, string, string> Tricky()
    {
        var data = new TheoryData<string, string, string, string, string>();
        foreach (var row in NormalizationData.Rows("phones-tricky.tsv")) data.Add(row[0], row[1], row[2], row[3], row[4]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Tricky))]
    public void A_tricky_number_gives_the_E164_everybody_expects(string region, string raw, string expected, string detail, string note)
    {
        Assert.Equal("", Judge(region, raw, expected, detail));
        Assert.NotEmpty(note);
    }

    [Fact]
    public void Numbers_of_all_regions_in_many_spellings_give_the_expected_E164() =>
        Assert.Empty(Wrong(NormalizationData.Rows("phones-cases.tsv")));

    [SkippableFact]
    public void All_ten_thousand_cases_agree()
    {
        var younger = NormalizationData.SharedRows("phones/known_disagreements.tsv").Select(row => (row[0], row[1])).ToHashSet();
        var cases = NormalizationData.SharedRows("phones/cases.tsv").Where(row => !younger.Contains((row[0], row[1]))).ToList();
        Assert.True(cases.Count > 9_900);
        Assert.Empty(Wrong(cases));
    }

    [Fact]
    public void Many_threads_get_the_answers_of_one()
    {
        var cases = NormalizationData.Rows("phones-cases.tsv").ToList();
        var wrong = cases.AsParallel().WithDegreeOfParallelism(8).Where(row => Judge(row[0], row[1], row[2], row[3]).Length > 0);
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_culture_of_the_thread_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { Culture("tr-TR"), Culture("ar-SA"), CultureInfo.InvariantCulture })
            {
                CultureInfo.CurrentCulture = culture;
                Assert.Empty(Wrong(NormalizationData.Rows("phones-tricky.tsv")));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("+1 415 555 2671 ext. 12", "12")]
    [InlineData("+1 415 555 2671 EXTENSION: 12", "12")]
    [InlineData("+1 415 555 2671 extensión 12", "12")]
    [InlineData("+1 415 555 2671 extensio\u0301n 12", "12")]
    [InlineData("+1 415 555 2671 xtn 12", "12")]
    [InlineData("+1 415 555 2671x12", "12")]
    [InlineData("+1 415 555 2671 # 12", "12")]
    [InlineData("+1 415 555 2671 ~ 12#", "12")]
    [InlineData("+1 415 555 2671 int 12", "12")]
    [InlineData("+1 415 555 2671 anexo 12", "12")]
    [InlineData("+1 415 555 2671,,12#", "12")]
    [InlineData("+1 415 555 2671, 12", "12")]
    [InlineData("+1 415 555 2671;12", "12")]
    [InlineData("+1 415 555 2671 - 12#", "12")]
    [InlineData("tel:+1-415-555-2671;ext=0012", "0012")]
    [InlineData("+1 415 555 2671 (доб. 12)", "12")]
    [InlineData("+1 415 555 2671 ДОБ 12", "12")]
    [InlineData("+1 415 555 2671 ｅｘｔ １２", "12")]
    [InlineData("+1 415 555 2671", null)]
    public void An_extension_is_kept_apart_from_the_number(string raw, string? extension)
    {
        Assert.True(_parser.TryParse(raw, "US", out var number));
        Assert.Equal("+14155552671", number.E164);
        Assert.Equal(extension, number.Extension);
    }

    [Theory]
    [InlineData("+1 415 555 2671 ext. 123456789012345678901")]
    [InlineData("+1 415 555 2671 x1234567890")]
    [InlineData("+1 415 555 2671 - 1234567#")]
    [InlineData("+1 415 555 2671 or 12 or 13")]
    [InlineData("8 916 123 45 67\n8 916 123 45 68")]
    public void What_is_no_single_number_with_an_extension_is_refused(string raw) => Assert.False(_parser.TryParse(raw, "US", out _));

    [Theory]
    [InlineData("tel:863-1234;phone-context=+1-914", null, "+19148631234")]
    [InlineData("tel:+1-914-863-1234;phone-context=example.com", null, "+19148631234")]
    [InlineData("tel:+1-914-863-1234;isub=9;ext=7", null, "+19148631234")]
    [InlineData("+1 914 863 1234 / x 12", null, "+19148631234")]
    [InlineData("+1 914/863-1234", null, "+19148631234")]
    [InlineData("+00 44 20 7946 0958", "GB", "+442079460958")]
    [InlineData("８\t(９１６)\u00A0123–45‒67\u200E", "ru", "+79161234567")]
    [InlineData("7 701 123 45 67", "KZ", "+77011234567")]
    [InlineData("268 464 1234", "AG", "+12684641234")]
    [InlineData("464 1234", "AG", "+12684641234")]
    public void Unusual_but_clear_ways_of_writing_are_read(string raw, string? region, string expected)
    {
        Assert.True(_parser.TryParse(raw, region, out var number));
        Assert.Equal(expected, number.E164);
    }

    [Theory]
    [InlineData("8 916 123 45 67", null)]
    [InlineData("8 916 123 45 67", "")]
    [InlineData("8 916 123 45 67", "ZZ")]
    [InlineData("8 916 123 45 67", "RUS")]
    [InlineData("8 916 123 45 67", "р1")]
    public void Without_a_known_region_only_a_number_with_plus_is_read(string raw, string? region)
    {
        Assert.False(_parser.TryParse(raw, region, out _));
        Assert.True(_parser.TryParse("+7 916 123 45 67", region, out var number));
        Assert.Equal(new("+79161234567", null, "RU"), number);
    }

    [Fact]
    public void A_refused_value_leaves_nothing_behind()
    {
        Assert.False(_parser.TryParse("@ivanov", "RU", out var number));
        Assert.Equal(default, number);
    }

    [Fact]
    public void A_number_shows_itself_with_its_extension()
    {
        Assert.Equal("+79161234567;ext=12", new PhoneNumber("+79161234567", "12", "RU").ToString());
        Assert.Equal("+79161234567", new PhoneNumber("+79161234567", null, "RU").ToString());
    }

    private List<string> Wrong(IEnumerable<string[]> rows) =>
        [.. rows.Select(row => Judge(row[0], row[1], row[2], row[3])).Where(complaint => complaint.Length > 0)];

    // The detail reads "MOBILE RU ext=12"; 001 stands for no country.
    private string Judge(string region, string raw, string expected, string detail)
    {
        if (!_parser.TryParse(raw, region, out var number)) return expected is "INVALID" ? "" : $"{region} '{raw}': refused, expected {expected}";
        var words = detail.Split(' ');
        var extension = words.Length > 2 ? words[2]["ext=".Length..] : null;
        var right = number.E164 == expected && (number.Region ?? "001") == words[1] && number.Extension == extension;
        return right ? "" : $"{region} '{raw}': {number} {number.Region}, expected {expected} {detail}";
    }

    // With invariant globalization there are no other cultures to be wrong in.
    private static CultureInfo Culture(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
