namespace CrmCore.Architecture;

public sealed class SizesTests
{
    [Fact]
    public void No_file_is_longer_than_four_hundred_lines() =>
        Findings.ShouldBeNone(Sizes.TooLongFiles(Repository.CSharpFiles()), "Files that are too long");

    [Fact]
    public void Long_files_of_src_are_listed_and_counted() => Snapshot.Match(Sizes.LongFiles(Repository.CSharpFiles("src")));

    [Fact]
    public void No_method_is_longer_than_forty_lines() =>
        Findings.ShouldBeNone(Repository.CSharpFiles().SelectMany(Sizes.TooLongMethods), "Methods that are too long");

    [Fact]
    public void No_folder_of_src_holds_more_than_twenty_files() =>
        Findings.ShouldBeNone(Sizes.TooLargeFolders(Repository.CSharpFiles("src")), "Folders that hold too much");

    [Fact]
    public void No_interface_has_more_than_six_members() =>
        Findings.ShouldBeNone(Repository.CSharpFiles("src").SelectMany(Sizes.TooLargeInterfaces), "Interfaces that ask for too much");

    [Fact]
    public void A_file_of_401_lines_is_too_long_and_one_of_400_is_not() => Findings.ShouldBe(
        Sizes.TooLongFiles([new SourceFile("src/A.cs", Lines(400)), new SourceFile("src/B.cs", Lines(401))]),
        "src/B.cs: 401 lines");

    [Fact]
    public void The_list_of_long_files_holds_a_ceiling_for_each() => Assert.Equal(
        "Files of src with more than 250 lines: 2\nsrc/B.cs: up to 275 lines\nsrc/C.cs: up to 300 lines",
        Sizes.LongFiles([new SourceFile("src/A.cs", Lines(250)), new SourceFile("src/B.cs", Lines(251)), new SourceFile("src/C.cs", Lines(300))]));

    [Theory]
    [InlineData("void M()\n{\n", "}\n")]
    [InlineData("A()\n{\n", "}\n")]
    [InlineData("int P\n{\nget\n{\n", "return 1;\n}\n}\n", 39)]
    [InlineData("int P =>\n", "1;\n", 39)]
    [InlineData("int M() =>\n", "1;\n", 39)]
    public void A_body_of_41_lines_is_too_long_and_one_of_40_is_not(string open, string close, int most = 40)
    {
        var filler = open.Contains("=>", StringComparison.Ordinal) ? "1 +\n" : ";\n";
        Findings.ShouldBe(Sizes.TooLongMethods(InClass(open + Repeat(filler, most) + close)));
        Findings.ShouldBe(Sizes.TooLongMethods(InClass(open + Repeat(filler, most + 1) + close)), "src/A.cs:");
    }

    [Fact]
    public void A_folder_of_21_files_is_too_large() => Findings.ShouldBe(
        Sizes.TooLargeFolders(Enumerable.Range(0, 41).Select(n => new SourceFile($"src/{(n < 20 ? "A" : "B")}/F{n}.cs", ""))),
        "src/B: 21 files");

    [Fact]
    public void An_interface_of_seven_members_is_too_large()
    {
        const string Six = "int A { get; } event EventHandler B; void C(); void D(); void E(); static abstract int F();";
        Findings.ShouldBe(
            Sizes.TooLargeInterfaces(new SourceFile("src/A.cs", $"interface ISix {{ {Six} }}\ninterface ISeven {{ {Six} int this[int i] {{ get; }} }}")),
            "src/A.cs:2: ISeven has 7 members");
    }

    private static SourceFile InClass(string member) => new("src/A.cs", $"class A\n{{\n{member}}}\n");

    private static string Lines(int count) => Repeat("//\n", count);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
