namespace CrmCore.Architecture;

/// <summary>Planted words are put together from parts, so that no search finds them in this file.</summary>
public sealed class WordsTests
{
    [Fact]
    public void Nothing_in_src_is_unfinished() =>
        Findings.ShouldBeNone(Repository.CSharpFiles("src").SelectMany(Words.Unfinished), "Unfinished code");

    [Fact]
    public void Clocks_ids_and_chance_are_handed_in() =>
        Findings.ShouldBeNone(Repository.CSharpFiles("src").SelectMany(Words.Hidden), "Hidden clocks, ids or chance");

    [Fact]
    public void No_test_is_switched_off() =>
        Findings.ShouldBeNone(Repository.CSharpFiles("tests").SelectMany(Words.SwitchedOff), "Tests that are switched off");

    [Fact]
    public void No_file_speaks_of_a_machine_or_of_its_makers() =>
        Findings.ShouldBeNone(Repository.Files.SelectMany(Words.Foreign), "Words that do not belong in the project");

    [Theory]
    [InlineData("throw new NotImplemented", "Exception();")]
    [InlineData("throw new NotSupported", "Exception(\"x\");")]
    [InlineData("// TO", "DO later")]
    [InlineData("// FIX", "ME")]
    [InlineData("// HA", "CK")]
    public void Unfinished_code_is_found(string start, string end) =>
        Findings.ShouldBe(Words.Unfinished(new SourceFile("src/A.cs", "fine\n" + start + end)), "src/A.cs:2: " + start);

    [Theory]
    [InlineData("DateTime.Utc", "Now")]
    [InlineData("DateTimeOffset.", "Now")]
    [InlineData("Guid.New", "Guid()")]
    [InlineData("new Ran", "dom(1)")]
    [InlineData("await Task.De", "lay(1)")]
    public void Hidden_clocks_ids_and_chance_are_found(string start, string end)
    {
        Findings.ShouldBe(Words.Hidden(new SourceFile("src/A.cs", start + end)), "src/A.cs:1: " + start);
        Findings.ShouldBe(Words.Hidden(new SourceFile("src/CrmCore.Hosting/A.cs", start + end)));
    }

    [Fact]
    public void Waiting_on_a_given_clock_is_fine() =>
        Findings.ShouldBe(Words.Hidden(new SourceFile("src/A.cs", "await Task.De" + "lay(pause, _timeProvider, cancel);")));

    [Theory]
    [InlineData("[Fact(Sk", "ip = \"slow\")]")]
    [InlineData("[Theory(DisplayName = \"x\", Sk", "ip=Reason)]")]
    public void A_test_that_is_switched_off_is_found(string start, string end) =>
        Findings.ShouldBe(Words.SwitchedOff(new SourceFile("tests/A.cs", start + end)), "tests/A.cs:1: ");

    [Theory]
    [InlineData("cd /wo", "rk/project")]
    [InlineData("a=\"/t", "mp/x\"")]
    [InlineData("https://api.nu", "get.org/v3/index.json")]
    [InlineData("asked the sub", "agent")]
    public void Words_that_do_not_belong_are_found(string start, string end) =>
        Findings.ShouldBe(Words.Foreign(new SourceFile("docs/a.md", "one\ntwo\n" + start + end)), "docs/a.md:3: ");

    [Fact]
    public void A_path_that_only_looks_alike_is_fine() =>
        Findings.ShouldBe(Words.Foreign(new SourceFile("docs/a.md", "see docs/wo" + "rk/flow.md and ./t" + "mp/x")));
}
