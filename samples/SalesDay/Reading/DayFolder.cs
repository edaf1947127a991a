namespace SalesDay;

/// <summary>The day's files, and what was wrong with them.</summary>
internal sealed class DayFolder(string root)
{
    private readonly List<Problem> _problems = [];

    public string Root { get; } = Path.GetFullPath(root);

    public IReadOnlyList<Problem> Problems => _problems;

    public void Report(string file, int? line, string what, string remedy) => _problems.Add(new Problem(file, line, what, remedy));

    /// <summary>The full path of a file or folder of the day.</summary>
    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>A file's text; null with the problem noted when it cannot be read.</summary>
    public string? Text(string name)
    {
        try
        {
            return File.ReadAllText(PathOf(name));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Unreadable(name, error);
            return null;
        }
    }

    /// <summary>A file's bytes; null with the problem noted when it cannot be read.</summary>
    public byte[]? Bytes(string name)
    {
        try
        {
            return File.ReadAllBytes(PathOf(name));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Unreadable(name, error);
            return null;
        }
    }

    /// <summary>The files of a folder in the order of their names, as <c>folder/name</c>. Files of other kinds are named as left out.</summary>
    public IReadOnlyList<string> Files(string folder, string extension)
    {
        if (!Directory.Exists(PathOf(folder))) return [];
        var files = Directory.GetFiles(PathOf(folder)).Select(f => folder + "/" + Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();
        foreach (var other in files.Where(f => !f.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
        {
            Report(other, null, $"It is no {extension} file: it was left out.", "Move it elsewhere, or give it the right ending.");
        }

        return files.FindAll(f => f.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
    }

    private void Unreadable(string name, Exception error)
    {
        if (error is FileNotFoundException or DirectoryNotFoundException) Report(name, null, "There is no such file.", $"Put it into {Root}, or name another folder with --day.");
        else Report(name, null, "It cannot be read: " + error.Message, "Allow this user to read it, or close the program that holds it.");
    }
}
