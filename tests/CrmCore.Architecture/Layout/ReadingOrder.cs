using System.Text.RegularExpressions;

namespace CrmCore.Architecture;

/// <summary>The numbered list of folders in src/CrmCore/README.md: the order in which they are read and may depend on each other.</summary>
internal sealed partial class ReadingOrder
{
    private readonly List<(string Folder, bool RootOnly)> _folders;

    private ReadingOrder(List<(string Folder, bool RootOnly)> folders) => _folders = folders;

    public IEnumerable<string> Folders => _folders.Select(f => f.Folder);

    public IEnumerable<string> RootOnly => _folders.Where(f => f.RootOnly).Select(f => f.Folder);

    public static ReadingOrder OfCore()
    {
        var page = Repository.Files.SingleOrDefault(f => f.Path == "src/CrmCore/README.md")
            ?? throw new InvalidOperationException("src/CrmCore/README.md with the reading order is missing.");
        return Parse(page.Text);
    }

    public static ReadingOrder Parse(string page) => new([.. Entry().Matches(page)
        .Select(m => (m.Groups["folder"].Value, m.Value.Contains("root only", StringComparison.OrdinalIgnoreCase)))]);

    /// <summary>Why <paramref name="user"/> may not use types of <paramref name="used"/>; nothing if it may. The root is "".</summary>
    public string? Refusal(string user, string used)
    {
        if (user.Length == 0 || user == used)
            return null;
        if (used.Length == 0)
            return "the root, which no folder may use";
        var there = _folders.FindIndex(f => f.Folder == used);
        if (there < 0)
            return $"{used}, which is not in the reading order";
        if (_folders[there].RootOnly)
            return $"{used}, which only the root may use";
        return there > _folders.FindIndex(f => f.Folder == user) ? $"{used}, which is read later" : null;
    }

    [GeneratedRegex(@"^\d+\.\s+[\[`*]*(?<folder>\w+).*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();
}
