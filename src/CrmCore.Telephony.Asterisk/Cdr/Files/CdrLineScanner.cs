using Microsoft.Win32.SafeHandles;

namespace CrmCore.Telephony.Asterisk;

/// <summary>Complete lines of a file that somebody is still writing.</summary>
internal sealed class CdrLineScanner(SafeFileHandle file, long offset, bool takesTail)
{
    /// <summary>Asterisk writes about a thousand bytes at most; what is longer is no CDR file and is cut into refusals.</summary>
    private const int LongestLine = 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _begin;
    private int _end;
    private int _searched;

    /// <summary>Where the next line begins in the file.</summary>
    public long Offset { get; private set; } = offset;

    /// <summary>The next line without its line feed; none when only a part of a line is left, unless tails are taken.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var feed = _buffer.AsSpan(_searched, _end - _searched).IndexOf((byte)'\n');
            if (feed >= 0)
                return Take(_searched + feed - _begin, 1);
            _searched = _end;
            if (_end - _begin >= LongestLine)
                return Take(_end - _begin, 0);
            if (await FillAsync(cancellationToken).ConfigureAwait(false))
                continue;
            if (!takesTail || _end == _begin)
                return null;
            return Take(_end - _begin, 0);
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int feed)
    {
        var line = _buffer.AsMemory(_begin, length);
        _begin += length + feed;
        _searched = _begin;
        Offset += length + feed;
        return line;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_begin > 0)
        {
            _buffer.AsSpan(_begin, _end - _begin).CopyTo(_buffer);
            (_end, _searched, _begin) = (_end - _begin, _searched - _begin, 0);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, LongestLine));
        var read = await RandomAccess.ReadAsync(file, _buffer.AsMemory(_end), Offset + _end, cancellationToken).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }
}
