using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrmCore.Architecture;

/// <summary>What the packages may reference: everything references the core, the core references almost nothing.</summary>
internal static class PackageArrows
{
    private static readonly string[] CorePackages =
    [
        "NodaTime", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
    ];

    private static readonly string[] ForeignToCore = ["System.Net.Http", "System.Data", "Microsoft.AspNetCore"];

    // The framework's word for a transaction of the host's, which an event may be part of; no SQL comes with it.
    private const string HostTransaction = "System.Data.Common.DbTransaction";
    private const string HostTransactionAssembly = "System.Data.Common";

    // From → to, beside the arrow to the core that each package has.
    private static readonly (string From, string To)[] Allowed =
    [
        ("CrmCore.Storage.Sqlite", "CrmCore.Storage.Relational"),
        ("CrmCore.Storage.PostgreSql", "CrmCore.Storage.Relational"),
        ("CrmCore.Testing.Contracts", "CrmCore.Testing"),
    ];

    public static IEnumerable<string> OfProject(SourceFile project)
    {
        var name = project.Name[..^".csproj".Length];
        var references = Packages.Items(project, "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Where(to => name == "CrmCore" || (to != "CrmCore" && !Allowed.Contains((name, to))))
            .Select(to => $"{project.Path}: references {to}");
        var packages = Packages.Items(project, "PackageReference")
            .Where(package => !MayUse(name, package))
            .Select(package => $"{project.Path}: uses the package {package}");
        var frameworks = Packages.Items(project, "FrameworkReference")
            .Where(framework => name != "CrmCore.AspNetCore" || framework != "Microsoft.AspNetCore.App")
            .Select(framework => $"{project.Path}: uses the framework {framework}");
        return references.Concat(packages).Concat(frameworks);
    }

    /// <summary>Using directives and qualified names of what the core must not know.</summary>
    public static IEnumerable<string> OfCoreFile(SourceFile file) => file.Syntax.DescendantNodes()
        .Where(node => IsDotted(node) && !IsDotted(node.Parent) && Unspaced(node) != HostTransaction && IsForeign(Unspaced(node)))
        .Select(node => $"{file.At(node)}: {Unspaced(node)}");

    /// <summary>Implicit usings hide a use from the source; the built assembly shows it.</summary>
    public static IEnumerable<string> OfCoreAssembly(Assembly core) => core.GetReferencedAssemblies()
        .Where(name => name.Name != HostTransactionAssembly && IsForeign(name.Name!))
        .Select(name => $"{core.GetName().Name}.dll: references {name.Name}");

    private static bool MayUse(string name, string package) => name switch
    {
        "CrmCore" => CorePackages.Contains(package, StringComparer.Ordinal),
        "CrmCore.Testing.Contracts" => true,
        _ => !package.StartsWith("xunit", StringComparison.OrdinalIgnoreCase),
    };

    private static bool IsForeign(string name) => ForeignToCore.Any(foreign =>
        name.Equals(foreign, StringComparison.Ordinal) || name.StartsWith(foreign + ".", StringComparison.Ordinal));

    private static bool IsDotted(SyntaxNode? node) => node is QualifiedNameSyntax or MemberAccessExpressionSyntax;

    private static string Unspaced(SyntaxNode node) =>
        node.ToString().Replace("global::", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
