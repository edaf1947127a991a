using System.Diagnostics;

namespace CrmCore.Architecture;

/// <summary>The files of the repository as they stand on the disk: those that Git tracks or would track.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Tracked = new(Read);

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files => Tracked.Value;

    /// <summary>The C# files under the folders named, or under src, tests and samples.</summary>
    public static IReadOnlyList<SourceFile> CSharpFiles(params string[] folders)
    {
        var wanted = folders.Length > 0 ? folders : ["src", "tests", "samples"];
        return [.. Files.Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal)
            && wanted.Any(folder => f.Path.StartsWith(folder + "/", StringComparison.Ordinal)))];
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CrmCore.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No CrmCore.sln above {AppContext.BaseDirectory}: these tests read the source tree.");
    }

    private static List<SourceFile> Read()
    {
        var files = new List<SourceFile>();
        foreach (var path in ListedByGit() ?? ListedByWalking())
        {
            var full = Path.Combine(Root, path);
            if (File.Exists(full) && ReadText(full) is { } text)
                files.Add(new SourceFile(path, text));
        }

        return [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    // A byte of zero means a binary file, as Git itself decides it.
    private static string? ReadText(string path)
    {
        var text = File.ReadAllText(path);
        return text.AsSpan(0, Math.Min(text.Length, 8000)).Contains('\0') ? null : text.ReplaceLineEndings("\n");
    }

    private static IReadOnlyList<string>? ListedByGit()
    {
        if (!Path.Exists(Path.Combine(Root, ".git")))
            return null;

        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)]
            : throw new InvalidOperationException($"git ls-files ended with {git.ExitCode} in {Root}.");
    }

    // The sources may come from an archive, without Git.
    private static IEnumerable<string> ListedByWalking() => Directory
        .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "artifacts" or "bin" or "obj" or "TestResults"));
}
