using System.Text.RegularExpressions;

namespace CrmCore.Architecture;

/// <summary>
/// The order in which the folders of src/CrmCore are read and may depend on each other: the numbered list of its README.md, then
/// the bullets under a line that says "root only".
/// </summary>
internal sealed partial class ReadingOrder
{
    private ReadingOrder(IEnumerable<string> folders, IEnumerable<string> rootOnly)
    {
        Folders = [.. folders];
        RootOnly = [.. rootOnly];
    }

    public IReadOnlyList<string> Folders { get; }

    public IReadOnlyList<string> RootOnly { get; }

    public static ReadingOrder OfCore()
    {
        var page = Repository.Files.SingleOrDefault(f => f.Path == "src/CrmCore/README.md")
            ?? throw new InvalidOperationException("src/CrmCore/README.md with the reading order is missing.");
        return Parse(page.Text);
    }

    public static ReadingOrder Parse(string page)
    {
        var rootOnly = page.IndexOf("root only", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? page[at..] : "";
        return new(Entries(Numbered(), page), Entries(Bullet(), rootOnly));
    }

    /// <summary>
    /// Why <paramref name="user"/> may not use types of <paramref name="used"/>; nothing if it may. The root is "". The folders that only the
    /// root uses are rooms of the root: they may use everything, each other and the root included.
    /// </summary>
    public string? Refusal(string user, string used)
    {
        if (user.Length == 0 || user == used || RootOnly.Contains(user, StringComparer.Ordinal))
            return null;
        if (used.Length == 0)
            return "the root, which no folder may use";
        if (RootOnly.Contains(used, StringComparer.Ordinal))
            return $"{used}, which only the root may use";
        return Place(used) > Place(user) ? $"{used}, which is read later" : null;
    }

    // A folder that is in neither list is reported by itself, once.
    private int Place(string folder) => Folders.TakeWhile(f => f != folder).Count();

    private static IEnumerable<string> Entries(Regex entry, string text) => entry.Matches(text).Select(m => m.Groups["folder"].Value);

    [GeneratedRegex(@"^\d+\.\s+[\[`*]*(?<folder>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^[-*]\s+[\[`*]*(?<folder>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bullet();
}
