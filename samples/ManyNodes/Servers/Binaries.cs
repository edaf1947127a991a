namespace ManyNodes;

/// <summary>Finds PostgreSQL's programs on this machine, and a user that may run them.</summary>
internal static class Binaries
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>The folder of initdb and pg_ctl: on PATH, or the newest of Debian's folders; null when there is none.</summary>
    public static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(HasInitDb).ToList();
        if (folders.Count > 0) return folders[0];
        return Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).Select(version => Path.Combine(version, "bin")).Where(HasInitDb).OrderBy(folder => folder.Length).ThenBy(folder => folder, StringComparer.Ordinal).LastOrDefault()
            : null;
    }

    /// <summary>Whom root runs it as, since PostgreSQL refuses root; null for anybody else.</summary>
    public static string? OtherUser()
    {
        if (Environment.UserName != "root") return null;
        return File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
    }

    private static bool HasInitDb(string folder) => folder.Length > 0 && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl"));
}
