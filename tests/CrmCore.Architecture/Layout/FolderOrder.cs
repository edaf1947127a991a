using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrmCore.Architecture;

/// <summary>
/// Which folder of the core uses which. All types stand in one namespace, so no using directive tells it: names are looked up
/// by the compiler, and a property that has the name of a type is not mistaken for it. Documentation comments may name any type.
/// </summary>
internal sealed class FolderOrder
{
    private const string Core = "src/CrmCore/";
    private readonly ReadingOrder _order;
    private readonly List<SourceFile> _files;
    private readonly CSharpCompilation _compilation;
    private readonly HashSet<string> _names;

    public FolderOrder(IEnumerable<SourceFile> files, ReadingOrder order)
    {
        _order = order;
        _files = [.. files];
        _compilation = CSharpCompilation.Create(
            "Core",
            [CSharpSyntaxTree.ParseText(CSharp.ImplicitUsings, CSharp.Options), .. _files.Select(f => f.Tree)],
            CSharp.ForeignReferences,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        _names = [.. _files.SelectMany(f => f.Syntax.DescendantNodes()).SelectMany(DeclaredNames)];
    }

    public static string Folder(string path)
    {
        var inner = path[Core.Length..];
        return inner.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? inner[..slash] : "";
    }

    public IEnumerable<string> Violations() => UnlistedFolders().Concat(_files.SelectMany(Violations));

    private IEnumerable<string> UnlistedFolders() => _files
        .Select(f => Folder(f.Path))
        .Where(folder => folder.Length > 0)
        .Distinct(StringComparer.Ordinal)
        .Except(_order.Folders.Concat(_order.RootOnly), StringComparer.Ordinal)
        .Select(folder => $"{Core}{folder}: not in the reading order");

    private IEnumerable<string> Violations(SourceFile file)
    {
        var user = Folder(file.Path);
        if (user.Length == 0)
            return [];

        var model = _compilation.GetSemanticModel(file.Tree);
        return file.Syntax.DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Where(name => _names.Contains(name.Identifier.Text))
            .SelectMany(name => Refusals(model, name, user).Select(refusal => $"{file.At(name)}: {name.Identifier.Text} stands in {refusal}"))
            .Distinct(StringComparer.Ordinal);
    }

    private IEnumerable<string> Refusals(SemanticModel model, SimpleNameSyntax name, string user)
    {
        if (UsedType(model, name) is not { } type)
            return [];

        // A partial type may stand in several folders; one that may be used is enough.
        var refusals = type.DeclaringSyntaxReferences
            .Select(r => r.SyntaxTree.FilePath)
            .Where(path => path.StartsWith(Core, StringComparison.Ordinal))
            .Select(path => _order.Refusal(user, Folder(path)))
            .ToList();
        return refusals.Count > 0 && refusals.TrueForAll(r => r is not null) ? [refusals[0]!] : [];
    }

    private static INamedTypeSymbol? UsedType(SemanticModel model, SimpleNameSyntax name)
    {
        var info = model.GetSymbolInfo(name);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
        {
            INamedTypeSymbol type => type,
            IAliasSymbol { Target: INamedTypeSymbol type } => type,
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
            IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
            IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary } method => method.ContainingType,
            _ => null,
        };
    }

    private static IEnumerable<string> DeclaredNames(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => WithoutSuffix(type.Identifier.Text),
        DelegateDeclarationSyntax type => [type.Identifier.Text],
        MethodDeclarationSyntax method when method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true
            || method.Parent is ExtensionBlockDeclarationSyntax => [method.Identifier.Text],
        _ => [],
    };

    private static IEnumerable<string> WithoutSuffix(string name) =>
        name.EndsWith("Attribute", StringComparison.Ordinal) ? [name, name[..^"Attribute".Length]] : [name];
}
