namespace CrmCore.Tests.Contacts.Normalization.Names;

public sealed class NicknameTableTests
{
    [Theory]
    [InlineData("Саша", "Александр", true)]
    [InlineData("Саша", "Александра", true)]
    [InlineData("Александр", "Александра", false)]
    [InlineData("Katya", "Екатерина", true)]
    [InlineData("Настюшенька", "Анастасия", true)]
    [InlineData("Димон", "Дмитрий", true)]
    [InlineData("Peggy", "Margaret", true)]
    [InlineData("Giovanni", "John", true)]
    [InlineData("Magomed", "Mohammed", true)]
    [InlineData("Bill", "Robert", false)]
    [InlineData("Олена", "Елена", true)]
    public void Short_forms_stand_for_their_names(string left, string right, bool expected) =>
        Assert.Equal(expected, NicknameTable.Share(NicknameTable.GroupsOf(NameFolding.Fold(left)), NicknameTable.GroupsOf(NameFolding.Fold(right))));

    [SkippableFact]
    public void Most_short_forms_of_a_public_list_of_Russian_names_are_known()
    {
        var rows = NormalizationData.SharedLines("linkage/nicknames_ru_alenka.csv").Select(line => line.Split(',')).ToList();
        var known = rows.Count(row => NicknameTable.Share(NicknameTable.GroupsOf(NameFolding.Fold(row[0])), NicknameTable.GroupsOf(NameFolding.Fold(row[3]))));

        Assert.InRange(known / (double)rows.Count, 0.6, 1);
    }
}
