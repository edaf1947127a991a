using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Contacts.Normalization.Names;

public sealed class PersonNamesTests
{
    private static Arbitrary<string> AnyName => Gen.Elements(
            "Иванов", "иванова", "И.", "Ivan", "Petrovich", "Петровна", "Саша", "William", "Bill", "al-Assad", "bin", "محمد", "Mr", "J", "王小明", "o'Brien,", "bdfyjd", "\u202E", "a\uD800", "7", "")
        .ArrayOf().Select(words => string.Join(' ', words.Take(20))).ToArbitrary();

    [Theory]
    [InlineData("John Smith", "Smith, John")]
    [InlineData("Иван Иванов", "Ivanov Ivan")]
    [InlineData("Мария Иванова", "Maria Ivanov")]
    [InlineData("Сергей Викторович Лавров", "Sergey Lavrov")]
    [InlineData("Саша Петров", "Александр Петров")]
    [InlineData("Светочка Петрова", "Светлана Петрова")]
    [InlineData("Bill Gates", "William Gates")]
    [InlineData("Микола Шевченко", "Николай Шевченко")]
    [InlineData("John Miller", "Juan Miller")]
    [InlineData("Иванов И.И.", "Иванов Иван Иванович")]
    [InlineData("J. Smith", "John Smith")]
    [InlineData("JC Juncker", "Jean-Claude Juncker")]
    [InlineData("bdfyjd bdfy", "Иванов Иван")]
    [InlineData("Ощрт Ыьшер", "John Smith")]
    [InlineData("Muhammad bin Salman", "Mohamed ibn Salman")]
    [InlineData("محمد علي", "Mohammed Ali")]
    [InlineData("Dr. Anna von Stein", "Anna Stein")]
    [InlineData("г-н Иван Иванов", "Иван Иванов")]
    [InlineData("Али Гасан оглы Мамедов", "Мамедов Али")]
    [InlineData("Ig0r Sech1n", "Igor Sechin")]
    [InlineData("VladimirPetrov", "Vladimir Petrov")]
    [InlineData("Иванoв Ивaн", "Иванов Иван")]
    [InlineData("Müller Jörg", "Mueller Joerg")]
    [InlineData("Иваонв Сергей", "Иванов Сергей")]
    [InlineData("\u202AИван Иванов\u202C", "Иван Иванов")]
    [InlineData("Marai Lopez", "Maria Lopez")]
    [InlineData("Кристина Орлова", "Кристин Орлова")]
    [InlineData("Carlo Della Valle", "Carlo Dellavalle")]
    [InlineData("Henry Ford Jr.", "Henry Ford II")]
    [InlineData("Henry Ford Jr.", "Henry Ford")]
    [InlineData("Сергей Иванович Панов", "Панов С. И.")]
    public void Names_of_one_person_are_more_likely_one_than_two(string left, string right) => Assert.InRange(PersonNames.Compare(left, right).Probability, 0.5, 1);

    [Theory]
    [InlineData("Иван Иванов", "Пётр Иванов")]
    [InlineData("Анна Иванова", "Иван Иванов")]
    [InlineData("Мария Панова", "Марина Панова")]
    [InlineData("Егор Панов", "Игорь Панов")]
    [InlineData("Carlo Lopez", "Carla Lopez")]
    [InlineData("Roland Weiss", "Rolanda Weiss")]
    [InlineData("Борис Ким", "Борис Кит")]
    [InlineData("Anna Martin", "Anna Martinov")]
    [InlineData("Henry Ford Jr.", "Henry Ford Sr.")]
    [InlineData("Louis Bourbon III", "Louis Bourbon IV")]
    [InlineData("Панов Андрей Степанович", "Панов Степан Андреевич")]
    [InlineData("Karim bin Yusuf al-Hakim", "Yusuf bin Karim al-Hakim")]
    [InlineData("Панов А.С.", "Панов Андрей Викторович")]
    [InlineData("Иван Иванов", "Иван Сидоров")]
    [InlineData("Сергей Викторович Лавров", "Сергей Борисович Лавров")]
    [InlineData("John Smith", "A. Smith")]
    [InlineData("Александр Петров", "Александра Николаева")]
    [InlineData("И.И.", "Иван Иванов")]
    [InlineData("John Smith", "王小明")]
    [InlineData("", "")]
    [InlineData(null, "Иван")]
    public void Names_of_two_persons_are_not_one(string? left, string? right) => Assert.InRange(PersonNames.Compare(left, right).Probability, 0, 0.4999);

    [Theory]
    [InlineData("Саша Петров", "Александр Петров", NameAgreement.Nickname, NameAgreement.Exact)]
    [InlineData("J. Smith", "John Smith", NameAgreement.Initial, NameAgreement.Exact)]
    [InlineData("Иванов И.И.", "Ivan Ivanov", NameAgreement.Initial, NameAgreement.Exact)]
    [InlineData("Иван Сидоров", "Иван Петров", NameAgreement.Exact, NameAgreement.Different)]
    [InlineData("Emanuel Macron", "Emmanuel Marcon", NameAgreement.Exact, NameAgreement.Similar)]
    [InlineData("Наталья", "Наталья Петрова", NameAgreement.Exact, NameAgreement.Unknown)]
    public void Given_name_and_surname_are_judged_apart(string left, string right, NameAgreement given, NameAgreement surname)
    {
        var comparison = PersonNames.Compare(left, right);

        Assert.Equal((given, surname), (comparison.Given, comparison.Surname));
    }

    [Theory]
    [InlineData("Иванова Мария Петровна", "mariia", "ivanov", "petrovic")]
    [InlineData("Мария Петровна Иванова", "mariia", "ivanov", "petrovic")]
    [InlineData("Smith, John", "iohn", "smit", null)]
    [InlineData("Roman Abramovich", "roman", "abramovic", null)]
    [InlineData("Гасан Али оглы Мамедов", "gasan", "mamedov", "ali")]
    public void A_name_is_taken_apart_whatever_its_order(string text, string given, string surname, string? patronymic)
    {
        var name = PersonName.Parse(text);

        Assert.Equal((NameFolding.Fold(given), surname, patronymic), (name.Given?.Skeleton, name.Surname?.Skeleton, name.Patronymic?.Skeleton));
    }

    [Fact]
    public void The_reason_names_the_words()
    {
        Assert.Equal("smit is not ivanov", PersonNames.Compare("Иванов", "Smit").Why.Replace("ivanov is not smit", "smit is not ivanov", StringComparison.Ordinal));
        Assert.Contains("can stand for", PersonNames.Compare("Bill Gates", "William Gates").Why, StringComparison.Ordinal);
        Assert.Contains("keyboard", PersonNames.Compare("bdfyjd bdfy", "Иванов Иван").Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Narendra Modi")]
    [InlineData("Keir Starmer")]
    [InlineData("Jdrod Smith")]
    [InlineData("D'Artagnan")]
    [InlineData("Иван Щтщ")]
    public void A_name_that_can_be_spoken_is_not_read_on_the_other_layout(string name) => Assert.False(PersonName.Parse(name).WasSwitched);

    [Fact]
    public void A_name_of_a_million_letters_or_of_ten_thousand_words_is_compared_all_the_same()
    {
        var letters = new string('а', 1_000_000);
        var words = string.Concat(Enumerable.Repeat("Иван ", 10_000));

        Assert.InRange(PersonNames.Compare(letters, letters).Probability, 0.5, 1);
        Assert.InRange(PersonNames.Compare(words, "Пётр Сидоров").Probability, 0, 0.5);
    }

    [Fact]
    public void A_fathers_name_is_no_other_surname()
    {
        var apart = PersonNames.Compare("Нина Андреева", "Нина Рудольфовна").Probability;

        Assert.InRange(apart, PersonNames.Compare("Нина Андреева", "Нина Сидорова").Probability, 0.7);
    }

    [Fact]
    public void A_host_can_plug_in_its_own_comparer()
    {
        var own = new FoldedNameComparer();
        var services = new ServiceCollection();
        services.AddSingleton<INameComparer>(own);
        services.AddCrmCore(crm => crm.UseInMemory());
        using var host = services.BuildServiceProvider();

        Assert.Same(own, host.GetRequiredService<INameComparer>());
    }

    [Fact]
    public void The_order_of_the_two_names_does_not_matter() =>
        Prop.ForAll(AnyName, AnyName, (left, right) =>
        {
            var one = PersonNames.Compare(left, right);
            var other = PersonNames.Compare(right, left);
            return one == other && one.Probability is >= 0 and <= 1;
        }).QuickCheckThrowOnFailure();
}
