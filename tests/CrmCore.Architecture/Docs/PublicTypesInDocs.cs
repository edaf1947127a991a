using System.Text.RegularExpressions;

namespace CrmCore.Architecture;

/// <summary>A public type that no page names is one that nobody will find.</summary>
internal static class PublicTypesInDocs
{
    public static IEnumerable<string> Unnamed(IEnumerable<Type> types, IEnumerable<SourceFile> pages)
    {
        var words = pages.SelectMany(p => Regex.Matches(p.Text, @"\w+", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Value))
            .ToHashSet(StringComparer.Ordinal);
        return types
            .Where(t => PublicApiText.IsVisible(t) && !IsNamed(t.Name.Split('`')[0], words))
            .Select(t => $"{t.Assembly.GetName().Name}: {TypeNames.Declared(t)}")
            .Order(StringComparer.Ordinal);
    }

    // A class of extension methods is known by its methods, an attribute also without its suffix.
    private static bool IsNamed(string name, HashSet<string> words) =>
        words.Contains(name)
        || name.EndsWith("Extensions", StringComparison.Ordinal)
        || (name.EndsWith("Attribute", StringComparison.Ordinal) && words.Contains(name[..^"Attribute".Length]));
}
