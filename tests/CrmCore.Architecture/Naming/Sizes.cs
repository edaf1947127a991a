using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrmCore.Architecture;

/// <summary>How much a reader must hold in the head at once.</summary>
internal static class Sizes
{
    public const int LongestFile = 400;
    public const int LongFile = 250;
    public const int LongestMethod = 40;
    public const int LargestFolder = 20;
    public const int LargestInterface = 6;

    // A few lines more or less need no approval.
    private const int Step = 25;

    public static IEnumerable<string> TooLongFiles(IEnumerable<SourceFile> files) => files
        .Where(f => f.Lines.Count > LongestFile)
        .Select(f => $"{f.Path}: {f.Lines.Count} lines");

    /// <summary>The files that should be split one day, with a ceiling each: the list may get shorter, and longer only on purpose.</summary>
    public static string LongFiles(IEnumerable<SourceFile> files)
    {
        var rows = files
            .Where(f => f.Lines.Count > LongFile)
            .Select(f => $"{f.Path}: up to {(f.Lines.Count + Step - 1) / Step * Step} lines")
            .ToList();
        return $"Files of src with more than {LongFile} lines: {rows.Count}\n{string.Join('\n', rows)}";
    }

    /// <summary>Lines between the braces, or of the expression.</summary>
    public static IEnumerable<string> TooLongMethods(SourceFile file) => file.Syntax.DescendantNodes()
        .Select(node => (Node: node, Lines: BodyLines(node)))
        .Where(m => m.Lines > LongestMethod)
        .Select(m => $"{file.At(m.Node)}: {m.Lines} lines");

    public static IEnumerable<string> TooLargeFolders(IEnumerable<SourceFile> files) => files
        .GroupBy(f => f.Folder, StringComparer.Ordinal)
        .Where(folder => folder.Count() > LargestFolder)
        .Select(folder => $"{folder.Key}: {folder.Count()} files");

    public static IEnumerable<string> TooLargeInterfaces(SourceFile file) => file.Syntax.DescendantNodes()
        .OfType<InterfaceDeclarationSyntax>()
        .Select(i => (Interface: i, Count: i.Members.Count(m => m is not BaseTypeDeclarationSyntax)))
        .Where(i => i.Count > LargestInterface)
        .Select(i => $"{file.At(i.Interface)}: {i.Interface.Identifier.Text} has {i.Count} members");

    private static int BodyLines(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => Lines(method.Body, method.ExpressionBody),
        AccessorDeclarationSyntax accessor => Lines(accessor.Body, accessor.ExpressionBody),
        PropertyDeclarationSyntax property => Lines(null, property.ExpressionBody),
        IndexerDeclarationSyntax indexer => Lines(null, indexer.ExpressionBody),
        LocalFunctionStatementSyntax function => Lines(function.Body, function.ExpressionBody),
        _ => 0,
    };

    private static int Lines(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow)
    {
        if (block is not null)
            return Math.Max(0, Line(block.CloseBraceToken.GetLocation()) - Line(block.OpenBraceToken.GetLocation()) - 1);
        return arrow is null ? 0 : arrow.Expression.GetLocation().GetLineSpan().EndLinePosition.Line - Line(arrow.Expression.GetLocation()) + 1;
    }

    private static int Line(Location location) => location.GetLineSpan().StartLinePosition.Line;
}
