using System.Text;

namespace LeadDesk;

/// <summary>Files that are read, and what may be wrong with their names.</summary>
internal static class InputFile
{
    /// <summary>The path when a file is there.</summary>
    /// <exception cref="DeskException">There is none, or it is a folder.</exception>
    public static string Existing(string path)
    {
        if (File.Exists(path)) return path;
        if (Directory.Exists(path)) throw new DeskException($"'{path}' is a folder. Name a file in it.");
        throw new DeskException($"There is no file '{path}' (looked in {Path.GetFullPath(".")}). Check its name, and put it in quotes when it has spaces.");
    }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="DeskException">It may not be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite, Options = FileOptions.SequentialScan, BufferSize = 1 << 16 });
        }
        catch (UnauthorizedAccessException)
        {
            throw new DeskException($"'{path}' may not be read. Ask its owner for the right to read it.");
        }
    }

    /// <summary>Opens a file for writing; folders that lack are made.</summary>
    /// <exception cref="DeskException">It may not be written.</exception>
    public static FileStream Create(string path)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            return File.Create(path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new DeskException($"'{path}' cannot be written: {e.Message}");
        }
    }

    /// <summary>The encoding by its name.</summary>
    /// <exception cref="DeskException">There is none of that name.</exception>
    public static Encoding? EncodingOf(string? name)
    {
        if (name is null) return null;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new DeskException($"There is no encoding '{name}'. Usual ones: utf-8, utf-16, windows-1251, windows-1252.");
        }
    }

    /// <summary>The delimiter of --delimiter.</summary>
    /// <exception cref="DeskException">It is not one character.</exception>
    public static char? Delimiter(string? said) => said switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        { Length: 1 } => said[0],
        _ => throw new DeskException($"--delimiter needs one character or the word tab, not '{said}'."),
    };
}
