namespace CrmCore.Benchmarks;

/// <summary>
/// Copies the WAL into the file from a connection of its own, so that the writer does not stand still for it. A passive checkpoint never
/// catches the last frames of a busy writer, and a WAL whose last frame is not copied cannot start again: when it is long, the writer
/// itself copies the short rest between two transactions.
/// </summary>
internal sealed class CeilingCheckpointer : IDisposable
{
    /// <summary>Pages written between two checkpoints (16 MB).</summary>
    public const int PagesBetween = 4_096;

    /// <summary>Length of the WAL, in frames, from which on it is to start again (64 MB).</summary>
    public const int LongWal = 16_384;

    private readonly RawDatabase _db;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Thread _thread;
    private long _lastPages;
    private volatile bool _stopped;
    private volatile bool _busy;
    private volatile bool _finish;

    public CeilingCheckpointer(CeilingFile file)
    {
        _db = file.Open();
        _thread = new Thread(Work) { IsBackground = true, Name = "ceiling checkpoints" };
        _thread.Start();
    }

    /// <summary>Called by the writer after each commit.</summary>
    public void AfterCommit(RawDatabase writer)
    {
        if (_finish)
        {
            writer.CheckpointPassively();
            _finish = false;
        }

        var pages = writer.PagesWritten;
        if (_busy || pages - _lastPages < PagesBetween) return;
        _lastPages = pages;
        _busy = true;
        _wake.Set();
    }

    /// <summary>Waits until the background connection rests; between runs.</summary>
    public void Rest()
    {
        while (_busy) Thread.Sleep(1);
    }

    public void Dispose()
    {
        _stopped = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
        _db.Dispose();
    }

    private void Work()
    {
        while (true)
        {
            _wake.WaitOne();
            if (_stopped) return;
            var (frames, _) = _db.CheckpointPassively();
            if (frames >= LongWal)
            {
                _db.CheckpointPassively();
                _finish = true;
            }

            _busy = false;
        }
    }
}
