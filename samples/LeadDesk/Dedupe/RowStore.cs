using System.Text;

namespace LeadDesk.Dedupe;

/// <summary>The rows as they stood in the file, packed as UTF-8: a million of them take little more than the file.</summary>
internal sealed class RowStore
{
    private const int ChunkSize = 1 << 22;

    private readonly List<byte[]> _chunks = [];
    private readonly List<(int Chunk, int Start, long Line)> _rows = [];
    private int _used = ChunkSize;

    public int Count => _rows.Count;

    public void Add(IReadOnlyList<string> values, long line)
    {
        var size = 5;
        foreach (var value in values) size += 5 + Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_used + size > _chunks.LastOrDefault()?.Length || _chunks.Count == 0)
        {
            _chunks.Add(new byte[Math.Max(ChunkSize, size)]);
            _used = 0;
        }

        var chunk = _chunks[^1];
        _rows.Add((_chunks.Count - 1, _used, line));
        Number(chunk, values.Count);
        foreach (var value in values)
        {
            Number(chunk, Encoding.UTF8.GetByteCount(value));
            _used += Encoding.UTF8.GetBytes(value, chunk.AsSpan(_used));
        }
    }

    /// <summary>The line of the file where a row begins.</summary>
    public long LineOf(int row) => _rows[row].Line;

    public string[] this[int row]
    {
        get
        {
            var (index, at, _) = _rows[row];
            var chunk = _chunks[index];
            var values = new string[Number(chunk, ref at)];
            for (var i = 0; i < values.Length; i++)
            {
                var length = Number(chunk, ref at);
                values[i] = Encoding.UTF8.GetString(chunk, at, length);
                at += length;
            }

            return values;
        }
    }

    private void Number(byte[] chunk, int value)
    {
        for (; value >= 0x80; value >>= 7) chunk[_used++] = (byte)(value | 0x80);
        chunk[_used++] = (byte)value;
    }

    private static int Number(byte[] chunk, ref int at)
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = chunk[at++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }
}
