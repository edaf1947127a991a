using Microsoft.Extensions.Logging;

namespace CrmCore.Storage.Sqlite;

/// <summary>
/// Copies the write-ahead log into the file from a connection and thread of its own, so that no commit waits for it. A log of which the
/// last frames are not copied cannot begin anew, and beside a busy writer they never are: when the log is long, the writer copies that short
/// rest between two commits.
/// </summary>
internal sealed partial class Checkpointer : IDisposable
{
    private const int PageSize = 4096;
    private const int LongAfter = 4;

    private readonly SqliteConnection _connection;
    private readonly ILogger _log;
    private readonly int _pagesBetween;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Thread _thread;
    private long _pagesBefore;
    private volatile bool _busy;
    private volatile bool _finish;
    private volatile bool _stopped;

    public Checkpointer(SqliteOptions options, ILogger log)
    {
        _connection = SqliteConnection.Open(options, create: false, options.CacheSize / 4);
        _log = log;
        _pagesBetween = (int)Math.Min(options.CheckpointEvery / PageSize, int.MaxValue / LongAfter);
        _thread = new Thread(Work) { IsBackground = true, Name = "CrmCore checkpoints" };
        _thread.Start();
    }

    /// <summary>Told by the writer after each commit. Never fails: what was committed is safe in the log.</summary>
    public void AfterCommit(SqliteConnection writer)
    {
        if (_finish)
        {
            _finish = false;
            TryCheckpoint(writer);
        }

        var pages = writer.PagesWritten;
        if (_busy || pages - _pagesBefore < _pagesBetween) return;
        _pagesBefore = pages;
        _busy = true;
        _wake.Set();
    }

    public void Dispose()
    {
        _stopped = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
        _connection.Dispose();
    }

    private void Work()
    {
        while (true)
        {
            _wake.WaitOne();
            if (_stopped) return;
            if (TryCheckpoint(_connection) >= _pagesBetween * LongAfter)
            {
                // What was written meanwhile, so that little is left to the writer.
                TryCheckpoint(_connection);
                _finish = true;
            }

            _busy = false;
        }
    }

    private int TryCheckpoint(SqliteConnection connection)
    {
        try
        {
            return connection.Checkpoint();
        }
        catch (StoreUnavailableException e)
        {
            LogFailed(e, connection.Path);
            return 0;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The write-ahead log of '{Path}' could not be copied into the file: it grows until that succeeds. Nothing is lost.")]
    private partial void LogFailed(Exception error, string path);
}
