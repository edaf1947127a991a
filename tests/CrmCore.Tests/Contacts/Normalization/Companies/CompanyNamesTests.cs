using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Contacts.Normalization.Companies;

public sealed class CompanyNamesTests
{
    private static Arbitrary<string> AnyName => Gen.Elements(
            "ООО", "Ромашка", "Romashka", "ltd.", "L.L.C.", "&", "Group", "Siemens", "AG", "Bank", "44", "II", "株式会社", "\"", "ИП", "Иванов", "")
        .ArrayOf().Select(words => string.Join(' ', words)).ToArbitrary();

    [Theory]
    [InlineData("ООО \"Ромашка\"", "Romashka LLC")]
    [InlineData("Общество с ограниченной ответственностью Ромашка", "ООО Ромашка")]
    [InlineData("Siemens Aktiengesellschaft", "Siemens AG")]
    [InlineData("Volkswagen Gesellschaft mit beschränkter Haftung", "Volkswagen GmbH")]
    [InlineData("Procter & Gamble Co.", "The Procter and Gamble Company")]
    [InlineData("A.B.C. Company", "ABC Co.")]
    [InlineData("People's Liberation Army", "PLA")]
    [InlineData("Goodwill Company", "Good Will Company")]
    [InlineData("vanderbilt corp", "van der bilt corp")]
    [InlineData("1st International Bank", "First Int'l Bank")]
    [InlineData("World Health Organisation", "World Health Organization")]
    [InlineData("Газпром ПАО", "OAO Gazprom")]
    [InlineData("Wallmart Inc.", "Walmart")]
    [InlineData("Crédit Agricole S.A.", "Credit Agricole SA")]
    [InlineData("ООО «Авто-Сервис Дон»", "Автосервис Дон")]
    [InlineData("BlueTech Systems", "Blue Tech Systems Ltd")]
    [InlineData("Şan Holding A.Ş.", "San Holding")]
    [InlineData("ООО «ЮгМедиа»", "LLC \"Yugmedia\"")]
    [InlineData("ИП Зуев П.А.", "Индивидуальный предприниматель Зуев Павел Андреевич")]
    [InlineData("Зуев Павел Андреевич ИП", "ИП Зуев Павел")]
    [InlineData("Ромашка Групп", "ООО Ромашка")]
    public void Names_of_one_company_are_more_likely_one_than_two(string left, string right) => Assert.InRange(CompanyNames.Compare(left, right).Probability, 0.5, 1);

    [Theory]
    [InlineData("ООО Ромашка", "ООО Василёк")]
    [InlineData("ИП Петров", "ООО Петров")]
    [InlineData("Bank of America", "Bank of Armenia")]
    [InlineData("Школа 5", "Школа 6")]
    [InlineData("Delta Logistics 1", "Delta Logistics 2")]
    [InlineData("Ромашка-12", "Ромашка-13")]
    [InlineData("ИП Зуев П.А.", "ИП Зуев В.К.")]
    [InlineData("ИП Зуев Павел Андреевич", "ИП Зуева Полина Андреевна")]
    [InlineData("College of Perth", "New Perth College")]
    [InlineData("ООО «Омега»", "ООО «Омега Страхование»")]
    [InlineData("Omega Consulting", "Omega Foods")]
    [InlineData("LXC Aviation", "LAU Aviation")]
    [InlineData("Volkswagen AG", "Siemens AG")]
    [InlineData("", "ООО")]
    [InlineData(null, null)]
    public void Names_of_two_companies_are_not_one(string? left, string? right) => Assert.InRange(CompanyNames.Compare(left, right).Probability, 0, 0.4999);

    [Fact]
    public void The_order_of_the_two_names_does_not_matter() =>
        Prop.ForAll(AnyName, AnyName, (left, right) =>
        {
            var one = CompanyNames.Compare(left, right);
            return one.Probability == CompanyNames.Compare(right, left).Probability && one.Probability is >= 0 and <= 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_name_of_a_million_letters_is_compared_all_the_same() =>
        Assert.InRange(CompanyNames.Compare(new string('ж', 1_000_000), "ООО Ж").Probability, 0, 1);
}
