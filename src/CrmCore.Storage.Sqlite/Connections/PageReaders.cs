namespace CrmCore.Storage.Sqlite;

/// <summary>The connections on which pages are read, beside the writer and without waiting for it or for one another.</summary>
internal sealed class PageReaders(SqliteOptions options, SchemaTables tables) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stack<PageReader> _idle = new();
    private bool _closed;

    public Page<object> Read(PageRequest request)
    {
        var reader = Rent();
        try
        {
            return reader.Read(request);
        }
        finally
        {
            Return(reader);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            while (_idle.TryPop(out var reader)) reader.Dispose();
        }
    }

    private PageReader Rent()
    {
        lock (_gate)
        {
            if (_idle.TryPop(out var reader)) return reader;
        }

        return new PageReader(SqliteConnection.Open(options, create: false, options.CacheSize / 4), tables);
    }

    private void Return(PageReader reader)
    {
        lock (_gate)
        {
            if (!_closed && _idle.Count < options.IdleReaders)
            {
                _idle.Push(reader);
                return;
            }
        }

        reader.Dispose();
    }
}
