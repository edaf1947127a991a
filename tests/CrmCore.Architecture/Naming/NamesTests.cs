namespace CrmCore.Architecture;

public sealed class NamesTests
{
    [Fact]
    public void Names_of_types_and_files_say_what_they_do() =>
        Findings.ShouldBeNone(Repository.CSharpFiles().SelectMany(Names.Empty), "Names that say nothing");

    [Fact]
    public void No_namespace_is_called_tasks() =>
        Findings.ShouldBeNone(Repository.CSharpFiles().SelectMany(Names.TasksNamespaces), "Namespaces called Tasks");

    [Theory]
    [InlineData("DealManager")]
    [InlineData("StringHelper")]
    [InlineData("StringHelpers")]
    [InlineData("DateUtil")]
    [InlineData("DateUtils")]
    [InlineData("DateUtilities")]
    [InlineData("ContactService")]
    public void A_name_that_says_nothing_is_found_in_types_and_in_file_names(string name)
    {
        Findings.ShouldBe(Names.Empty(new SourceFile("src/Deal.cs", $"namespace A;\nsealed class {name};")), $"src/Deal.cs:2: the name {name}");
        Findings.ShouldBe(Names.Empty(new SourceFile($"src/{name}.Parts.cs", "sealed class Deal;")), $"src/{name}.Parts.cs: the file's name");
    }

    [Theory]
    [InlineData("CrmServiceCollectionExtensions")]
    [InlineData("ServiceLevel")]
    [InlineData("Managers")]
    public void A_name_that_only_contains_such_a_word_is_fine(string name) =>
        Findings.ShouldBe(Names.Empty(new SourceFile($"src/{name}.cs", $"sealed class {name};")));

    [Fact]
    public void A_namespace_called_tasks_is_found() => Findings.ShouldBe(
        Names.TasksNamespaces(new SourceFile("src/A.cs", "namespace CrmCore.Tasks.Due;")).Concat(
            Names.TasksNamespaces(new SourceFile("src/B.cs", "namespace CrmCore.TasksDue;"))),
        "src/A.cs:1: namespace CrmCore.Tasks.Due");
}
