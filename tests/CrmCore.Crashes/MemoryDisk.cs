using System.Diagnostics;

namespace CrmCore.Crashes;

/// <summary>A small disk in memory, to be filled up. Only root may mount one; others skip.</summary>
internal sealed class MemoryDisk : IDisposable
{
    private MemoryDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts one.</summary>
    /// <param name="size">How large, as <c>mount</c> says it: <c>6m</c>.</param>
    public static MemoryDisk Mount(string size)
    {
        var folder = Directory.CreateTempSubdirectory("crmcore-disk-").FullName;
        var mounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder);
        if (!mounted) Directory.Delete(folder);
        Skip.IfNot(mounted, "No disk can be mounted here: that takes Linux and root.");
        return new MemoryDisk(folder);
    }

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Leaves room for so many bytes.</summary>
    public void Fill(int left)
    {
        using var filler = File.Create(Filler, 1);
        var some = new byte[100_000];

        // Somebody else writes there meanwhile.
        while (new DriveInfo(Folder).AvailableFreeSpace > left) filler.Write(some);
    }

    /// <summary>Makes room again.</summary>
    public void Clear() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    /// <summary>Runs a command that has to succeed.</summary>
    public static async Task RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static bool Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
