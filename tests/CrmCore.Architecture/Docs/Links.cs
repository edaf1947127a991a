namespace CrmCore.Architecture;

/// <summary>Relative links must reach a file of the repository and, where they name one, a heading of it.</summary>
internal static class Links
{
    public static IEnumerable<string> Broken(IReadOnlyCollection<SourceFile> files)
    {
        var pages = files
            .Where(f => f.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(f => f.Path, f => new MarkdownPage(f), StringComparer.Ordinal);
        var paths = files.SelectMany(f => Ancestors(f.Path)).ToHashSet(StringComparer.Ordinal);
        return pages.Values.SelectMany(page => page.Links
            .Where(link => !IsElsewhere(link.Target))
            .Select(link => (link, Reason: Reason(page, link.Target, pages, paths)))
            .Where(l => l.Reason is not null)
            .Select(l => $"{page.File.Path}:{l.link.Line}: {l.link.Target} {l.Reason}"));
    }

    private static string? Reason(MarkdownPage page, string target, Dictionary<string, MarkdownPage> pages, HashSet<string> paths)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? page.File.Path : Resolve(page.File.Folder, Uri.UnescapeDataString(parts[0]));
        if (path is null || !paths.Contains(path))
            return "does not exist";
        if (parts.Length == 1 || !pages.TryGetValue(path, out var there))
            return null;
        return there.Anchors.Contains(parts[1]) ? null : "has no such heading";
    }

    private static string? Resolve(string folder, string target)
    {
        var parts = new Stack<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".")
                continue;
            if (part != "..")
                parts.Push(part);
            else if (!parts.TryPop(out _))
                return null;
        }

        return string.Join('/', parts.Reverse());
    }

    // A link may point to a folder as well.
    private static IEnumerable<string> Ancestors(string path)
    {
        yield return path;
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            yield return path[..slash];
    }

    private static bool IsElsewhere(string target) =>
        target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal);
}
