namespace LoanDesk.Log;

/// <summary>Finds the event log.</summary>
internal static class LogFile
{
    public const string Name = "BPI_Challenge_2012.xes.gz";

    private const string Solution = "CrmCore.sln";

    /// <summary>Finds the log: the one that was named, or the bank's in the folder <c>shared</c> beside the repository.</summary>
    /// <param name="named">The path that was given; null to look for the bank's.</param>
    /// <param name="folder">Where the search for the repository begins; the program's own folder is tried after it.</param>
    /// <returns>The path of a file that is there.</returns>
    /// <exception cref="LogFileException">There is none.</exception>
    public static string Find(string? named, string folder)
    {
        if (named is not null)
        {
            return File.Exists(named) ? named : throw new LogFileException($"There is no file '{named}'. Give the path of an event log in XES, such as {Name}.");
        }

        if ((RootOf(folder) ?? RootOf(AppContext.BaseDirectory)) is not { } root)
        {
            throw new LogFileException($"No log was named, and no repository to look beside was found. Give the path of {Name}.");
        }

        var path = Path.GetFullPath(Path.Combine(root, "..", "shared", "data", "event-logs", Name));
        return File.Exists(path) ? path : throw new LogFileException(
            $"There is no '{path}'. The log is the BPI Challenge 2012 (B.F. van Dongen, 4TU.ResearchData, doi 10.4121/uuid:3926db30-f712-4394-aebc-75976070e91f): "
            + "download it there, and give its path as the argument.");
    }

    private static string? RootOf(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Solution))) return at.FullName;
        }

        return null;
    }
}
