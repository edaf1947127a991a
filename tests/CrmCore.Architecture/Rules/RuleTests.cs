using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrmCore.Architecture;

/// <summary>Which rules of the product have a test of their own: a test method whose name starts with the rule's number.</summary>
internal static partial class RuleTests
{
    /// <summary>The rules that must have one. A rule that is built is added here.</summary>
    public static IReadOnlyList<int> Required { get; } =
        [.. Enumerable.Range(1, 25), .. Enumerable.Range(28, 9), 41, .. Enumerable.Range(43, 8), 59, .. Enumerable.Range(61, 15), 80, 81];

    public static IEnumerable<string> Missing(IEnumerable<int> required, IEnumerable<SourceFile> tests)
    {
        var tested = tests.SelectMany(Tested).ToHashSet(StringComparer.Ordinal);
        return required
            .Select(number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"R{number:00}"))
            .Where(rule => !tested.Contains(rule));
    }

    private static IEnumerable<string> Tested(SourceFile file) => file.Syntax.DescendantNodes()
        .OfType<MethodDeclarationSyntax>()
        .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(IsTest))
        .Select(method => RuleNumber().Match(method.Identifier.Text))
        .Where(match => match.Success)
        .Select(match => match.Groups["rule"].Value);

    private static bool IsTest(AttributeSyntax attribute)
    {
        var name = attribute.Name.ToString();
        return name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(?<rule>R\d{2,})_", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleNumber();
}
