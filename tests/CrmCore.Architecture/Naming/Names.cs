using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrmCore.Architecture;

/// <summary>Names that say nothing about what a thing does.</summary>
internal static partial class Names
{
    public static IEnumerable<string> Empty(SourceFile file)
    {
        if (SaysNothing(file.Name.Split('.')[0]))
            yield return $"{file.Path}: the file's name says nothing";

        foreach (var type in file.Syntax.DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            if (NameOf(type) is { } name && SaysNothing(name))
                yield return $"{file.At(type)}: the name {name} says nothing";
        }
    }

    /// <summary>A namespace called Tasks hides System.Threading.Tasks from everything inside the product's namespace.</summary>
    public static IEnumerable<string> TasksNamespaces(SourceFile file) => file.Syntax.DescendantNodes()
        .OfType<BaseNamespaceDeclarationSyntax>()
        .Where(space => space.Name.ToString().Split('.').Contains("Tasks", StringComparer.Ordinal))
        .Select(space => $"{file.At(space)}: namespace {space.Name}");

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };

    private static bool SaysNothing(string name) => Ending().IsMatch(name);

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utility|Utilities|Service)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ending();
}
