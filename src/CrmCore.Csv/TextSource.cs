using System.Text;

namespace CrmCore.Csv;

/// <summary>A stream of text whose encoding is known; what was read to find it out is given again.</summary>
internal sealed record TextSource(Stream Stream, Encoding Encoding)
{
    /// <summary>How many bytes from the first one that is not ASCII are looked at to tell UTF-8 from windows-1251.</summary>
    private const int Evidence = 64 * 1024;

    /// <summary>How far the first byte that is not ASCII is looked for; plain ASCII up to here counts as UTF-8.</summary>
    private const int Horizon = 1024 * 1024;

    public static async ValueTask<TextSource> OpenAsync(Stream stream, Encoding? said, CancellationToken cancellationToken)
    {
        var head = await HeadAsync(stream, said is null, cancellationToken).ConfigureAwait(false);
        return new TextSource(new ReplayedStream(head, stream), MarkedEncoding(head.Span) ?? said ?? Guess(head.Span));
    }

    /// <summary>Reads enough to decide: the mark alone when the encoding is said, else up to the evidence.</summary>
    private static async ValueTask<ReadOnlyMemory<byte>> HeadAsync(Stream stream, bool guess, CancellationToken cancellationToken)
    {
        var buffer = new byte[guess ? Evidence : 4];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += read;
            if (read == 0)
                return buffer.AsMemory(0, length);
            if (length < buffer.Length)
                continue;
            var first = buffer.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            var wanted = first < 0 ? Horizon : Math.Min(first + Evidence, Horizon);
            if (!guess || length >= wanted)
                return buffer;
            Array.Resize(ref buffer, Math.Min(length * 2, Horizon));
        }
    }

    private static Encoding? MarkedEncoding(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>UTF-16 that has lost its mark: of what tables are made of, delimiters, digits and line breaks, every other byte is zero.</summary>
    private static Encoding? WithoutMark(ReadOnlySpan<byte> head)
    {
        Span<int> zeros = stackalloc int[2];
        var length = Math.Min(head.Length, 4096) & ~1;
        for (var i = 0; i < length; i++)
        {
            if (head[i] == 0) zeros[i & 1]++;
        }

        const int least = 8;
        if (zeros[1] * least >= length && zeros[0] * least < zeros[1]) return Encoding.Unicode;
        return zeros[0] * least >= length && zeros[1] * least < zeros[0] ? Encoding.BigEndianUnicode : null;
    }

    private static Encoding Guess(ReadOnlySpan<byte> head)
    {
        if (WithoutMark(head) is { } wide) return wide;

        // The last character may have been cut by the end of the head.
        for (var cut = 0; cut < 4 && cut <= head.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut]))
                return Encoding.UTF8;
            if (head[^(cut + 1)] < 0x80)
                break;
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
    }
}
