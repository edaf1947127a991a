namespace CrmCore.Architecture;

public sealed class PackageArrowsTests
{
    [Fact]
    public void Packages_reference_only_what_the_architecture_allows() =>
        Findings.ShouldBeNone(Packages.Projects.SelectMany(PackageArrows.OfProject), "References against the architecture");

    [Fact]
    public void The_core_knows_no_http_no_sql_and_no_web_server()
    {
        var core = Packages.Assemblies.Single(a => a.GetName().Name == "CrmCore");
        Findings.ShouldBeNone(
            Repository.CSharpFiles("src/CrmCore").SelectMany(PackageArrows.OfCoreFile).Concat(PackageArrows.OfCoreAssembly(core)),
            "Foreign names in the core");
    }

    [Fact]
    public void Every_package_is_in_the_solution_and_its_tests()
    {
        var solution = Repository.Files.Single(f => f.Path == "CrmCore.sln").Text;
        Findings.ShouldBeNone(
            Packages.Names.Where(name => !solution.Contains($"\"{name}\"", StringComparison.Ordinal)),
            "Packages that CrmCore.sln does not build");
        Assert.Equal(Packages.Names, Packages.Assemblies.Select(a => a.GetName().Name!));
    }

    [Fact]
    public void The_core_may_use_only_its_three_packages() => Findings.ShouldBe(
        Check("CrmCore", """<PackageReference Include="NodaTime" /><PackageReference Include="Polly.Core" /><FrameworkReference Include="Microsoft.AspNetCore.App" />"""),
        "src/CrmCore/CrmCore.csproj: uses the package Polly.Core",
        "src/CrmCore/CrmCore.csproj: uses the framework Microsoft.AspNetCore.App");

    [Theory]
    [InlineData("CrmCore", "CrmCore.Csv")]
    [InlineData("CrmCore.Csv", "CrmCore.Templating")]
    [InlineData("CrmCore.Messaging", "CrmCore.Testing")]
    [InlineData("CrmCore.Storage.Relational", "CrmCore.Storage.Sqlite")]
    [InlineData("CrmCore.Testing", "CrmCore.Testing.Contracts")]
    public void An_arrow_the_wrong_way_is_found(string from, string to) => Findings.ShouldBe(
        Check(from, $"""<ProjectReference Include="..\{to}\{to}.csproj" />"""),
        $"src/{from}/{from}.csproj: references {to}");

    [Theory]
    [InlineData("CrmCore.Csv", "CrmCore")]
    [InlineData("CrmCore.Storage.Sqlite", "CrmCore.Storage.Relational")]
    [InlineData("CrmCore.Storage.PostgreSql", "CrmCore.Storage.Relational")]
    [InlineData("CrmCore.Testing.Contracts", "CrmCore.Testing")]
    public void The_arrows_of_the_architecture_pass(string from, string to) =>
        Findings.ShouldBe(Check(from, $"""<ProjectReference Include="../{to}/{to}.csproj" />"""));

    [Fact]
    public void Only_the_contract_suites_know_xunit()
    {
        Findings.ShouldBe(Check("CrmCore.Testing.Contracts", """<PackageReference Include="xunit.assert" />"""));
        Findings.ShouldBe(
            Check("CrmCore.Testing", """<PackageReference Include="xunit.assert" />"""),
            "src/CrmCore.Testing/CrmCore.Testing.csproj: uses the package xunit.assert");
    }

    [Fact]
    public void Foreign_namespaces_are_found_in_usings_and_in_qualified_names() => Findings.ShouldBe(
        PackageArrows.OfCoreFile(new SourceFile("src/CrmCore/A.cs", """
            using System.Net.Http;
            using System.Database;
            class A
            {
                object a = new System.Data.Common.DbException();
                object b = global::Microsoft.AspNetCore.Http.Results.Ok();
                void C(System.Data.Common.DbTransaction transaction) { }
            }
            """)),
        "src/CrmCore/A.cs:1: System.Net.Http",
        "src/CrmCore/A.cs:5: System.Data.Common.DbException",
        "src/CrmCore/A.cs:6: Microsoft.AspNetCore.Http.Results.Ok");

    [Fact]
    public void Foreign_references_are_found_in_an_assembly() =>
        Assert.NotEmpty(PackageArrows.OfCoreAssembly(typeof(Microsoft.AspNetCore.Http.HttpResults.Ok).Assembly));

    private static IEnumerable<string> Check(string name, string items) => PackageArrows.OfProject(
        new SourceFile($"src/{name}/{name}.csproj", $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{items}</ItemGroup></Project>"""));
}
