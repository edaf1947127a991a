namespace CrmCore.Architecture;

public sealed class LinksTests
{
    private static readonly SourceFile Flow = new("docs/flow.md", "# The flow\n## The flow\n```\n[x](in-code.md)\n```\n");

    [Fact]
    public void Relative_links_of_the_documentation_lead_somewhere() =>
        Findings.ShouldBeNone(Links.Broken(Repository.Files), "Links that lead nowhere");

    [Theory]
    [InlineData("[a](docs/flow.md)")]
    [InlineData("[a](./docs/flow.md#the-flow) and [b](docs/flow.md#the-flow-1)")]
    [InlineData("[a](docs) [b](docs/)")]
    [InlineData("# Top\n[a](#top)")]
    [InlineData("[a](https://example.com/x.md) [b](mailto:a@example.com)")]
    [InlineData("`[a](missing.md)`")]
    [InlineData("[a]: docs/flow.md \"Title\"")]
    public void A_link_that_leads_somewhere_passes(string text) => Findings.ShouldBe(Check("README.md", text));

    [Theory]
    [InlineData("README.md", "one\n[a](docs/missing.md)", "README.md:2: docs/missing.md does not exist")]
    [InlineData("README.md", "[a](docs/flow.md#nowhere)", "README.md:1: docs/flow.md#nowhere has no such heading")]
    [InlineData("README.md", "[a](../outside.md)", "README.md:1: ../outside.md does not exist")]
    [InlineData("docs/a/b.md", "![a](../flow.svg)", "docs/a/b.md:1: ../flow.svg does not exist")]
    [InlineData("README.md", "[a]: missing.md", "README.md:1: missing.md does not exist")]
    public void A_link_that_leads_nowhere_is_found(string path, string text, string finding) => Findings.ShouldBe(Check(path, text), finding);

    [Fact]
    public void A_link_goes_from_the_folder_of_its_page() => Findings.ShouldBe(Check("docs/a/b.md", "[a](../flow.md) [b](../../README.md)", new SourceFile("README.md", "")));

    private static IEnumerable<string> Check(string path, string text, params SourceFile[] more) =>
        Links.Broken([Flow, new SourceFile(path, text), .. more]);
}
