using System.Globalization;
using NodaTime;

namespace CrmCore.Messaging;

/// <summary>
/// A folder of letters: a Maildir (with <c>new</c> and <c>cur</c>), or any folder into which files <c>*.eml</c> are put whole
/// (written elsewhere, then renamed). Read the letters, store each, then call <see cref="MarkSeen"/>; a letter that was stored
/// but not marked comes again under the same key.
/// </summary>
internal sealed class Maildir
{
    private const string FlagsVersion = "2,";

    // The last that an instant can hold.
    private const long LastSecond = 253402300799;
    private readonly string _root;
    private readonly MaildirOptions _options;

    /// <summary>Opens a folder; nothing is read or made yet.</summary>
    /// <param name="path">The folder that holds <c>new</c> and <c>cur</c>, or the plain folder.</param>
    /// <param name="options">How to read it; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The path is empty, or an option is out of range.</exception>
    public Maildir(string path, MaildirOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _root = path;
        _options = options ?? new MaildirOptions();
        if (char.IsLetterOrDigit(_options.Separator) || _options.Separator is '/' or '\\' or '.' or ',')
            throw new ArgumentException($"'{_options.Separator}' cannot divide a file's name from its flags.", nameof(options));
        if (_options.MaxLetterBytes < 1)
            throw new ArgumentException("MaxLetterBytes must be at least 1.", nameof(options));
    }

    private string New => Path.Combine(_root, "new");

    private string Current => Path.Combine(_root, "cur");

    /// <summary>
    /// Reads the letters that nobody has marked seen, oldest first, one at a time: those of <c>new</c> and of <c>cur</c>, or of the
    /// plain folder. A file that vanishes meanwhile was taken by somebody else and is passed over.
    /// </summary>
    /// <returns>The letters. Enumerating again reads the folder again.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or a file in it may not be read.</exception>
    /// <exception cref="IOException">A file cannot be read for another reason.</exception>
    public IEnumerable<MaildirLetter> Read()
    {
        foreach (var path in Paths())
        {
            if (TryRead(path) is { } letter)
                yield return letter;
        }
    }

    /// <summary>Marks a letter as dealt with: moves its file to <c>cur</c> (made where absent) and adds the flag S. Other flags stay.</summary>
    /// <param name="letter">A letter that <see cref="Read"/> gave.</param>
    /// <returns><see langword="false"/> when the file is gone: somebody else took or deleted it.</returns>
    /// <exception cref="UnauthorizedAccessException">The file may not be moved.</exception>
    /// <exception cref="IOException">The file cannot be moved for another reason.</exception>
    public bool MarkSeen(MaildirLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        Directory.CreateDirectory(Current);

        // Somebody else may have moved or flagged it since it was read; its key still finds it.
        return TryMark(letter.Path)
            || (AllPaths().FirstOrDefault(path => KeyOf(path) == letter.Key) is { } moved && TryMark(moved));
    }

    private bool TryMark(string path)
    {
        var name = Path.GetFileName(path);
        var flags = FlagsOf(name);
        var all = string.Concat(flags.Append('S').Distinct().Order());
        var target = Path.Combine(Current, $"{KeyOf(path)}{_options.Separator}{FlagsVersion}{all}");
        if (target == path)
            return File.Exists(path);
        try
        {
            File.Move(path, target);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private IEnumerable<string> Paths() =>
        AllPaths()
            .Where(path => _options.IncludeSeen || !FlagsOf(Path.GetFileName(path)).Contains('S', StringComparison.Ordinal))
            .OrderBy(path => Seconds(Path.GetFileName(path)))
            .ThenBy(path => Path.GetFileName(path), StringComparer.Ordinal);

    private List<string> AllPaths()
    {
        var isMaildir = Directory.Exists(New);
        List<string> paths = isMaildir ? [.. Directory.EnumerateFiles(New)] : [.. Directory.EnumerateFiles(_root, "*.eml")];
        if (Directory.Exists(Current))
            paths.AddRange(Directory.EnumerateFiles(Current));
        paths.RemoveAll(path => Path.GetFileName(path).StartsWith('.'));
        return paths;
    }

    /// <summary>The second of delivery, with which a Maildir name begins; other names sort after all of those.</summary>
    private static long Seconds(string name) =>
        name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        && long.TryParse(name.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : long.MaxValue;

    private string KeyOf(string path)
    {
        var name = Path.GetFileName(path);
        var separator = name.IndexOf(_options.Separator, StringComparison.Ordinal);
        return separator < 0 ? name : name[..separator];
    }

    private string FlagsOf(string name)
    {
        var mark = name.IndexOf(_options.Separator + FlagsVersion, StringComparison.Ordinal);
        return mark < 0 ? "" : name[(mark + 1 + FlagsVersion.Length)..];
    }

    private MaildirLetter? TryRead(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var size = (int)Math.Min(file.Length, _options.MaxLetterBytes);
            var bytes = new byte[size];
            var read = file.ReadAtLeast(bytes, size, throwOnEndOfStream: false);
            var letter = LetterReader.Read(bytes.AsMemory(0, read));
            if (file.Length > size)
                letter = letter with { Problems = [.. letter.Problems, $"The file is larger than {size} bytes; the rest was not read"] };
            return new MaildirLetter(KeyOf(path), path, ReceivedAt(path, file), letter);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static Instant ReceivedAt(string path, FileStream file) => Seconds(Path.GetFileName(path)) is var seconds and < LastSecond
        ? Instant.FromUnixTimeSeconds(seconds)
        : Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(file.SafeFileHandle));
}
