using System.Buffers;

namespace CrmCore.Messaging;

/// <summary>The header of a letter or of one of its parts (RFC 5322, section 2.2), and where the body begins.</summary>
internal sealed class HeaderBlock
{
    internal const int MaxBytes = 1024 * 1024;
    private const int LinesToLookAhead = 5;
    private readonly List<HeaderField> _fields = [];

    private HeaderBlock()
    {
    }

    public IReadOnlyList<HeaderField> Fields => _fields;

    public int BodyStart { get; private set; }

    /// <summary>The value of the first field of that name, or null.</summary>
    public string? this[string name] => _fields.Find(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    public int Count(string name) => _fields.Count(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static HeaderBlock Read(ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        var block = new HeaderBlock();
        var current = new ArrayBufferWriter<byte>();
        var position = 0;
        while (true)
        {
            if (position >= bytes.Length)
            {
                block.BodyStart = bytes.Length;
                break;
            }

            var line = LineAt(bytes, position, out var next);
            if (line.IsEmpty || !block.Take(line, bytes[next..], current, position > MaxBytes, problems))
            {
                block.BodyStart = line.IsEmpty ? next : position;
                break;
            }

            position = next;
        }

        block.Flush(current, problems);
        return block;
    }

    /// <summary>The line that begins at the position, without its CRLF or LF.</summary>
    public static ReadOnlySpan<byte> LineAt(ReadOnlySpan<byte> bytes, int position, out int next)
    {
        var rest = bytes[position..];
        var end = rest.IndexOf((byte)'\n');
        if (end < 0)
        {
            next = bytes.Length;
            return rest;
        }

        next = position + end + 1;
        return end > 0 && rest[end - 1] == '\r' ? rest[..(end - 1)] : rest[..end];
    }

    /// <summary>Whether the line is a field: a name of printable characters, a colon (obsolete: spaces before it).</summary>
    public static bool IsField(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return colon > 0 && NameOf(line[..colon]) is { Length: > 0 } name && !name.ContainsAnyExceptInRange((byte)33, (byte)126);
    }

    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> beforeColon) => beforeColon.TrimEnd(" \t"u8);

    /// <summary>Takes a line into the header. False: the line belongs to the body already.</summary>
    private bool Take(ReadOnlySpan<byte> line, ReadOnlySpan<byte> rest, ArrayBufferWriter<byte> current, bool tooBig, ProblemList problems)
    {
        if (tooBig)
        {
            problems.Add("The header is larger than 1 MB; the rest of it was not read");
            return true;
        }

        if (line[0] is (byte)' ' or (byte)'\t')
        {
            Continue(line[1..], current, problems);
            return true;
        }

        if (IsField(line))
        {
            Flush(current, problems);
            current.Write(line);
            return true;
        }

        if (!HeaderGoesOn(rest))
        {
            problems.Add("No empty line divides the header from the body");
            return false;
        }

        problems.Add("A line of the header is not a field", HeaderText.FromBytes(line, null));

        // With a colon it was meant as a field, so what continues it is not ours; without one it is dirt inside the field before it.
        if (line.Contains((byte)':'))
            Flush(current, problems);
        return true;
    }

    /// <summary>Unfolds: programs that fold with a tab mean a space, and a line of nothing but white space means nothing.</summary>
    private static void Continue(ReadOnlySpan<byte> rest, ArrayBufferWriter<byte> current, ProblemList problems)
    {
        if (rest.Trim(" \t"u8).IsEmpty)
            return;
        if (current.WrittenCount == 0)
        {
            problems.Add("A header line continues nothing", HeaderText.FromBytes(rest, null));
            return;
        }

        current.Write(" "u8);
        current.Write(rest);
    }

    private static bool HeaderGoesOn(ReadOnlySpan<byte> rest)
    {
        var position = 0;
        for (var i = 0; i < LinesToLookAhead && position < rest.Length; i++)
        {
            var line = LineAt(rest, position, out position);
            if (line.Trim(" \t"u8).IsEmpty)
                return false;
            if (line[0] is (byte)' ' or (byte)'\t' || IsField(line))
                return true;
        }

        return false;
    }

    private void Flush(ArrayBufferWriter<byte> current, ProblemList problems)
    {
        if (current.WrittenCount == 0)
            return;
        var whole = current.WrittenSpan;
        var colon = whole.IndexOf((byte)':');
        var name = HeaderText.FromBytes(NameOf(whole[..colon]), null);
        var value = HeaderText.FromBytes(whole[(colon + 1)..].Trim(" \t"u8), problems);
        _fields.Add(new HeaderField(name, value));
        current.ResetWrittenCount();
    }
}
