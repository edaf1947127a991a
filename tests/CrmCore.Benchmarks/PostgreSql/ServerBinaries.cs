using System.Globalization;

namespace CrmCore.Benchmarks;

/// <summary>Where the server's programs are: on the path, or where Debian's packages put them.</summary>
internal static class ServerBinaries
{
    private const string Packaged = "/usr/lib/postgresql";

    /// <summary>The folder of <c>initdb</c> and <c>pg_ctl</c> of the newest version found, or null.</summary>
    public static string? Folder()
    {
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var packaged = Directory.Exists(Packaged)
            ? Directory.GetDirectories(Packaged).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(packaged.Select(folder => Path.Combine(folder, "bin")))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb" + suffix)) && File.Exists(Path.Combine(folder, "pg_ctl" + suffix)));
    }
}
