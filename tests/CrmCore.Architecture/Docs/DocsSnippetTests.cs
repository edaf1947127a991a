namespace CrmCore.Architecture;

public sealed class DocsSnippetTests
{
    private static IEnumerable<MarkdownPage> Pages => Repository.Files
        .Where(f => f.Path.EndsWith(".md", StringComparison.Ordinal)
            && (f.Name == "README.md" || f.Path.StartsWith("docs/", StringComparison.Ordinal)))
        .Select(f => new MarkdownPage(f));

    [Fact]
    public void Every_block_of_csharp_in_the_documentation_compiles() =>
        Findings.ShouldBeNone(Pages.SelectMany(page => Snippets.Errors(page, Snippets.Context)), "Blocks that do not compile");

    [Fact]
    public void Every_context_is_used_by_a_page()
    {
        var used = Pages.SelectMany(page => page.Blocks).Select(block => block.Context + ".cs.txt").Append("web.cs.txt").Append("async.cs.txt");
        var there = Repository.Files.Where(f => f.Folder == "tests/CrmCore.Architecture/Snippets").Select(f => f.Name);
        Findings.ShouldBeNone(there.Except(used, StringComparer.Ordinal), "Contexts that no page continues");
    }

    [Theory]
    [InlineData("var list = new List<int> { 1 };\nConsole.WriteLine(list.Count);")]
    [InlineData("await Task.Yield();\nrecord Local(int X);")]
    [InlineData("namespace Shop;\npublic sealed record Order(Instant At);")]
    [InlineData("public int Twice(int x) => x * 2;\nprivate readonly string _name = \"\";")]
    [InlineData("using System.Text;\nvar text = new StringBuilder();")]
    public void Statements_types_and_members_compile_alone(string text) => Findings.ShouldBe(Check(text));

    [Fact]
    public void An_error_is_found_at_its_line_of_the_page() => Findings.ShouldBe(
        Check("var x = 1;\nvar y = x.Nothing();"),
        "docs/page.md:5: CS1061");

    [Fact]
    public void A_block_in_a_list_keeps_its_lines() => Findings.ShouldBe(
        Check("1. First\n\n   ```csharp\n   var x = 1;\n   int y = \"\";\n   ```\n", wrap: false),
        "docs/page.md:5: CS0029");

    [Fact]
    public void A_block_may_continue_a_context() => Findings.ShouldBe(Check(
        "<!-- context: shop -->\n```csharp\nusing System.Text;\nvar text = new StringBuilder(name);\n```\n", wrap: false));

    [Fact]
    public void Errors_in_a_context_are_at_the_lines_of_the_page() => Findings.ShouldBe(
        Check("<!-- context: shop -->\n\n```csharp\nusing System.Text;\nvar text = new StringBuilder(nobody);\n```\n", wrap: false),
        "docs/page.md:5: CS0103");

    [Fact]
    public void A_context_that_does_not_exist_is_found() => Findings.ShouldBe(
        Check("<!-- context: nowhere -->\n```csharp\nvar x = 1;\n```\n", wrap: false),
        "docs/page.md:1: no context nowhere");

    [Fact]
    public void A_context_holds_for_the_next_block_only() => Findings.ShouldBe(
        Check("<!-- context: shop -->\n```csharp\n_ = name;\n```\n\n```csharp\n_ = name;\n```\n", wrap: false),
        "docs/page.md:7: CS0103");

    [Fact]
    public void A_block_that_would_escape_the_compiler_is_found() => Findings.ShouldBe(
        Check("```cs\nvar x = 1;\n```\n```json\n{}\n```\n", wrap: false),
        "docs/page.md:1: write ```csharp");

    [Fact]
    public void The_contexts_that_ship_with_the_tests_compile()
    {
        Findings.ShouldBe(Check("<!-- context: web -->\n```csharp\nvar app = WebApplication.CreateBuilder(args).Build();\napp.MapGet(\"/\", () => 1);\n```\n", wrap: false));
        Findings.ShouldBe(Check("<!-- context: async -->\n```csharp\nawait Task.Delay(1, cancel);\n```\n", wrap: false));
    }

    private static List<string> Check(string text, bool wrap = true)
    {
        var page = wrap ? $"# Page\n\n```csharp\n{text}\n```\n" : text;
        return [.. Snippets.Errors(
            new MarkdownPage(new SourceFile("docs/page.md", page)),
            name => name == "shop" ? "class Shop\n{\n    void Sell(string name)\n    {\n        /*snippet*/\n    }\n}\n" : Snippets.Context(name))];
    }
}
