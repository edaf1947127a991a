namespace CrmCore.Architecture;

/// <summary>The public API of each package as a reviewed text: a change of it is a change of a file beside this one.</summary>
public sealed class PublicApiTest
{
    public static TheoryData<string> PackageNames => [.. Packages.Names];

    [Theory]
    [MemberData(nameof(PackageNames))]
    public void The_public_api_of_a_package_changes_only_on_purpose(string package)
    {
        var assembly = Packages.Assemblies.Single(a => a.GetName().Name == package);
        Snapshot.Match(PublicApiText.Of(assembly), package);
    }

    [Fact]
    public void Every_approved_text_belongs_to_a_package()
    {
        const string Folder = "tests/CrmCore.Architecture/PublicApi/";
        var approved = Repository.Files
            .Where(f => f.Folder + "/" == Folder && f.Name.EndsWith(".verified.txt", StringComparison.Ordinal))
            .Select(f => f.Name[..^".verified.txt".Length])
            .Where(name => name.StartsWith("CrmCore", StringComparison.Ordinal));
        Findings.ShouldBeNone(approved.Except(Packages.Names, StringComparer.Ordinal), "Approved texts of packages that are gone");
    }
}
