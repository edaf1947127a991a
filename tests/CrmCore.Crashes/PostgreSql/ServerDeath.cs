using System.Globalization;

namespace CrmCore.Crashes.PostgreSql;

/// <summary>The death of a PostgreSQL server as by a power cut of its process: SIGKILL for the postmaster first, so that it makes nobody new, then for all behind it.</summary>
internal static class ServerDeath
{
    /// <summary>Kills the server of a data folder, and waits until nobody is left who could still write there.</summary>
    public static async Task OfAsync(PostgreSqlCluster cluster)
    {
        var postmaster = (await File.ReadAllLinesAsync(Path.Combine(cluster.Data, "postmaster.pid")))[0];
        Kill(int.Parse(postmaster, CultureInfo.InvariantCulture));
        for (var look = 0; look < 500; look++)
        {
            var left = In(cluster.Data).ToList();
            if (left.Count == 0) return;
            left.ForEach(Kill);
            await Task.Delay(10);
        }

        throw new TimeoutException("The server does not die.");
    }

    /// <summary>Starts the server again.</summary>
    public static void Resurrect(PostgreSqlCluster cluster)
    {
        try
        {
            cluster.Start();
        }
        catch (InvalidOperationException failed)
        {
            var log = File.ReadLines(Path.Combine(Path.GetDirectoryName(cluster.Data)!, "log")).TakeLast(20);
            throw new InvalidOperationException(failed.Message + Environment.NewLine + string.Join(Environment.NewLine, log), failed);
        }
    }

    // All of a server work in its data folder; those that have ended and were not yet buried work nowhere.
    private static IEnumerable<int> In(string folder)
    {
        foreach (var process in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out var number) && FolderOf(process) == folder) yield return number;
        }
    }

    private static string? FolderOf(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Kill(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            found.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It died meanwhile.
        }
    }
}
