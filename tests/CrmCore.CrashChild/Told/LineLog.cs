using System.Text;

namespace CrmCore.CrashChild.Told;

/// <summary>A file of lines that outlives its process: each line is handed to the operating system in one call before the writer goes on.</summary>
internal sealed class LineLog(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    private readonly Lock _writing = new();

    public void Write(string line)
    {
        lock (_writing) _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The whole lines; one that death cut off was not said.</summary>
    public static IEnumerable<string> Read(string path)
    {
        if (!File.Exists(path)) return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var text = reader.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
