using System.Runtime.CompilerServices;

namespace CrmCore.Tests.Contacts.Normalization;

/// <summary>The test data beside these tests, and the larger files that a checkout may have next to it.</summary>
internal static class NormalizationData
{
    public static IEnumerable<string[]> Rows(string file) => Read(Path.Combine(Folder(), file));

    /// <summary>Rows of a file in a folder named "shared" beside the repository; skips the test when it is not there.</summary>
    public static IReadOnlyList<string[]> SharedRows(string file) => [.. SharedLines(file).Select(line => line.Split('\t'))];

    /// <summary>Lines of such a file after its header.</summary>
    public static IReadOnlyList<string> SharedLines(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", file);
            if (File.Exists(path)) return [.. File.ReadLines(path).Skip(1)];
        }

        Skip.If(true, $"shared/data/{file} is not beside the repository.");
        return [];
    }

    private static IEnumerable<string[]> Read(string path) => File.ReadLines(path).Skip(1).Select(line => line.Split('\t'));

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "data");
}
