using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrmCore.Architecture;

/// <summary>
/// Compiles the C# blocks of the documentation against the packages. A block stands alone, as statements, as types or as members
/// of a class; or it continues a context: a template in Snippets/name.cs.txt with the place of the block marked.
/// </summary>
internal static class Snippets
{
    public const string Place = "/*snippet*/";

    // Declaring the namespaces makes the usings valid while a package has no public type yet.
    private const string Preamble = CSharp.ImplicitUsings + """
        global using CrmCore;
        global using NodaTime;
        global using Microsoft.Extensions.DependencyInjection;
        namespace CrmCore { }
        namespace Microsoft.Extensions.DependencyInjection { }

        """;

    // Code fences that highlight as C# but would escape the compiler.
    private static readonly string[] OtherNames = ["cs", "c#", "CSharp", "C#", "csharp,"];

    private static readonly SyntaxTree PreambleTree = CSharpSyntaxTree.ParseText(Preamble, CSharp.Options);

    public static IEnumerable<string> Errors(MarkdownPage page, Func<string, string?> context) => page.Blocks.SelectMany(block => block switch
    {
        { Language: "csharp" } => Errors(block, context),
        _ when OtherNames.Contains(block.Language, StringComparer.Ordinal) => [$"{block.Path}:{block.Line - 1}: write ```csharp, not ```{block.Language}"],
        _ => [],
    });

    /// <summary>The template of that name in this project, or nothing.</summary>
    public static string? Context(string name) =>
        Repository.Files.SingleOrDefault(f => f.Path == $"tests/CrmCore.Architecture/Snippets/{name}.cs.txt")?.Text;

    private static List<string> Errors(MarkdownPage.CodeBlock block, Func<string, string?> context)
    {
        if (block.Context is null)
        {
            var alone = Compile(Mapped(block, block.Text));
            return alone.Count == 0 || Compile($"class Snippet\n{{\n{Mapped(block, block.Text)}}}\n").Count == 0 ? [] : alone;
        }

        return context(block.Context) switch
        {
            null => [$"{block.Path}:{block.Line - 2}: no context {block.Context} in tests/CrmCore.Architecture/Snippets"],
            var template when !template.Contains(Place, StringComparison.Ordinal) => [$"the context {block.Context} has no {Place}"],
            var template => Compile(Filled(template, block)),
        };
    }

    // Usings of the block go to the top of the file, where alone they may stand; blank lines keep the numbers of the others right.
    private static string Filled(string template, MarkdownPage.CodeBlock block)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(block.Text, CSharp.Options).GetRoot();
        var end = root.Usings.Count > 0 ? root.Usings[^1].FullSpan.End : 0;
        var usings = block.Text[..end];
        var rest = new string('\n', usings.Count(c => c == '\n')) + block.Text[end..];
        return Mapped(block, usings) + template.Replace(Place, "\n" + Mapped(block, rest), StringComparison.Ordinal);
    }

    private static string Mapped(MarkdownPage.CodeBlock block, string text) =>
        $"#line {block.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)} \"{block.Path}\"\n{text}\n#line default\n";

    private static List<string> Compile(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, CSharp.Options, path: "(template)", encoding: Encoding.UTF8);
        var kind = tree.GetRoot().ChildNodes().Any(node => node is GlobalStatementSyntax) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var options = new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable);
        return [.. CSharpCompilation.Create("Snippet", [PreambleTree, tree], CSharp.References, options)
            .GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => (Span: d.Location.GetMappedLineSpan(), Text: d.GetMessage(System.Globalization.CultureInfo.InvariantCulture), d.Id))
            .Select(d => $"{d.Span.Path}:{d.Span.StartLinePosition.Line + 1}: {d.Id} {d.Text}")];
    }
}
