using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace CrmCore.Telephony.Asterisk;

/// <summary>Finds a file again after logrotate has renamed, copied or cut it.</summary>
internal static class CdrFileTrail
{
    /// <summary>How much of a file's beginning it is known by; the first line alone holds a time and channel names that no other file has.</summary>
    private const int Prefix = 1024;

    private static readonly string[] Compressed = [".gz", ".bz2", ".xz", ".zst", ".zip"];

    public static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);

    /// <summary>What the file is known by once <paramref name="offset"/> bytes of it have been read.</summary>
    public static string Identity(SafeFileHandle file, long offset)
    {
        var begin = new byte[Math.Min(offset, Prefix)];
        var length = 0;
        while (length < begin.Length && RandomAccess.Read(file, begin.AsSpan(length), length) is > 0 and var read)
            length += read;
        return string.Create(
            CultureInfo.InvariantCulture, $"{length}-{Convert.ToHexStringLower(SHA256.HashData(begin.AsSpan(0, length)).AsSpan(0, 16))}");
    }

    /// <summary>The files to read, oldest first, each with the place to begin at; rotated ones are finished before the current one.</summary>
    public static IReadOnlyList<CdrFilePart> Parts(string path, CdrFilePosition from)
    {
        var current = File.Exists(path) ? new CdrFilePart(path, CdrFilePosition.Start, IsCurrent: true) : null;
        if (from.Identity.Length == 0 || (current is not null && Is(path, from)))
            return current is null ? [] : [current with { From = from }];
        List<CdrFilePart> parts = [.. Rotated(path, from)];
        if (current is not null)
            parts.Add(current);
        return parts;
    }

    private static IEnumerable<CdrFilePart> Rotated(string path, CdrFilePosition from)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            return [];
        var siblings = new DirectoryInfo(folder).EnumerateFiles(Path.GetFileName(path) + "*")
            .Where(file => !string.Equals(file.Name, Path.GetFileName(path), StringComparison.Ordinal))
            .Where(file => !Compressed.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
            .OrderBy(file => file.LastWriteTimeUtc)
            .ThenBy(file => file.Name, StringComparer.Ordinal)
            .ToList();

        // The file that was being read, and those that were the current one between it and now.
        var known = siblings.FindIndex(file => Is(file.FullName, from));
        return known < 0
            ? []
            : siblings.Skip(known).Select((file, index) => new CdrFilePart(
                file.FullName, index == 0 ? from : CdrFilePosition.Start, IsCurrent: false));
    }

    private static bool Is(string path, CdrFilePosition position)
    {
        using var file = Open(path);
        return RandomAccess.GetLength(file) >= position.Offset
            && string.Equals(Identity(file, position.Offset), position.Identity, StringComparison.Ordinal);
    }
}

/// <summary>A file and the place in it to begin at.</summary>
internal sealed record CdrFilePart(string Path, CdrFilePosition From, bool IsCurrent);
