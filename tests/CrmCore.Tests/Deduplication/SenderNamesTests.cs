namespace CrmCore.Tests.Deduplication;

public sealed class SenderNamesTests
{
    private static readonly FoldedNameComparer Comparer = new();

    [Theory]
    [InlineData("Anna Petrova", "Boris Orlov")]
    [InlineData("Анна Петрова", "Глеб")]
    [InlineData("Анна Петрова", "Глеб Петров")]
    [InlineData("Anna Petrova", "Виктор Зимин")]
    public void Two_people_s_names_are_clearly_different(string left, string right)
    {
        Assert.True(SenderNames.AreClearlyDifferent(Comparer, left, right));
        Assert.True(SenderNames.AreClearlyDifferent(Comparer, right, left));
    }

    [Theory]
    [InlineData("Anna Petrova", "Анна Петрова")]
    [InlineData("Анна Петрова", "Аня")]
    [InlineData("Анна Петрова", "Петрова А.")]
    [InlineData("Anna Petrova", "Ann Petrov")]
    [InlineData("Анна Петрова", "Анна Сидорова")]
    [InlineData("Анна Петрова", "Петрова")]
    [InlineData("Anna Petrova", "")]
    [InlineData("Anna Petrova", "!!!")]
    public void One_person_s_and_doubtful_ones_are_not(string left, string right)
    {
        Assert.False(SenderNames.AreClearlyDifferent(Comparer, left, right));
        Assert.False(SenderNames.AreClearlyDifferent(Comparer, right, left));
    }

    [Theory]
    [InlineData(ContactPointKind.Email, "info@firm.ru", true)]
    [InlineData(ContactPointKind.Email, "test@test.com", true)]
    [InlineData(ContactPointKind.Email, "anna@mail.ru", false)]
    [InlineData(ContactPointKind.Phone, "+79167777777", true)]
    [InlineData(ContactPointKind.Phone, "+79161234567", false)]
    [InlineData(ContactPointKind.Messenger, "chat:7777777", false)]
    public void Some_values_are_several_people_s_by_their_look(ContactPointKind kind, string value, bool severals) =>
        Assert.Equal(severals, SharedKeys.IsForSeveral(new KnownPoint(kind, value, value)));

    [Theory]
    [InlineData("ООО «Ромашка»", "Romashka LLC")]
    [InlineData("ЗАО Ромашка", "ромашка, ЗАО")]
    public void A_company_is_known_by_its_name_without_the_legal_form(string left, string right) => Assert.Equal(CompanyKey.Of(left), CompanyKey.Of(right));

    [Theory]
    [InlineData("ООО")]
    [InlineData("«»")]
    [InlineData("Ромашка")]
    public void A_company_s_key_is_never_empty(string name) => Assert.NotEmpty(CompanyKey.Of(name));
}
