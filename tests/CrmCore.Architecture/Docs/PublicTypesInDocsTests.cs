namespace CrmCore.Architecture;

public sealed class PublicTypesInDocsTests
{
    [Fact]
    public void Every_public_type_is_named_in_the_documentation()
    {
        var pages = Repository.Files.Where(f => f.Path.EndsWith(".md", StringComparison.Ordinal)
            && (f.Path == "README.md" || f.Path.StartsWith("docs/", StringComparison.Ordinal)));
        Findings.ShouldBeNone(
            PublicTypesInDocs.Unnamed(Packages.Assemblies.SelectMany(a => a.GetTypes()), pages),
            "Public types that no page names");
    }

    [Fact]
    public void A_type_is_named_by_its_whole_word() => Findings.ShouldBe(
        PublicTypesInDocs.Unnamed(
            [typeof(ApiSamples.Fact), typeof(ApiSamples.Closed), typeof(ApiSamples.Base<>), typeof(Findings)],
            [new SourceFile("README.md", "A `Fact`, an Enclosed, a Base<T>.")]),
        "CrmCore.Architecture: ApiSamples.Closed");
}
