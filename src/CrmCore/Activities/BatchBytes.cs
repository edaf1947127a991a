namespace CrmCore;

/// <summary>
/// Keeps the bytes that the records of a batch point at, in pages that are used again for the next batch: stores copy them while they commit
/// (<see cref="IRowWriter.Bytes"/>), and nobody else holds them. Not thread-safe.
/// </summary>
internal sealed class BatchBytes
{
    private const int PageSize = 16 << 10;
    private const int Longest = PageSize / 4;

    // One MB: a batch that needed more leaves its pages to the collector.
    private const int MostPages = 64;

    private readonly List<byte[]> _pages = [];
    private int _page = -1;
    private int _used = PageSize;

    /// <summary>Copies bytes into a page; they are good until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Longest) return bytes.ToArray();
        if (_used + bytes.Length > PageSize) NextPage();
        var kept = _pages[_page].AsMemory(_used, bytes.Length);
        bytes.CopyTo(kept.Span);
        _used += bytes.Length;
        return kept;
    }

    /// <summary>Gives up all that was kept.</summary>
    public void Clear()
    {
        if (_pages.Count > MostPages) _pages.RemoveRange(MostPages, _pages.Count - MostPages);
        _page = -1;
        _used = PageSize;
    }

    private void NextPage()
    {
        if (++_page == _pages.Count) _pages.Add(GC.AllocateUninitializedArray<byte>(PageSize));
        _used = 0;
    }
}
