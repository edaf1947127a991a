using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrmCore.Storage.Sqlite;

/// <summary>
/// Keeps everything in one SQLite file: the embedded default. One process owns the file. Loading and committing complete on the
/// caller's thread. Thread-safe.
/// </summary>
/// <param name="options">The file and how it is kept.</param>
/// <param name="log">Hears of checkpoints that failed; null for nobody.</param>
public sealed class SqliteStore(SqliteOptions options, ILogger<SqliteStore>? log = null) : ICrmStore, IStoreBackup, IHostTransactions
{
    private const int LongestPage = 10_000;

    private readonly ILogger _log = log ?? NullLogger<SqliteStore>.Instance;
    private readonly Lock _writing = new();
    private OwnerLock? _owner;
    private SqliteWriter? _writer;
    private ActionClaims? _claims;
    private PageReaders? _readers;
    private Checkpointer? _checkpointer;
    private HostWrites? _hostWrites;

    /// <summary>Counts for tests and benchmarks, which guard them.</summary>
    internal long StatementsRun => Writer.Connection.StatementsRun;

    internal long Commits => Writer.Commits;

    internal long PagesWritten => Writer.Connection.PagesWritten;

    internal long ClaimRowsRead => _claims?.RowsRead ?? 0;

    internal SqliteConnection WriterConnection => Writer.Connection;

    private SqliteWriter Writer => _writer ?? throw NotOpen();

    /// <inheritdoc/>
    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(schema);
        SqliteOptions.Check(options);
        ct.ThrowIfCancellationRequested();
        if (_owner is not null) throw new InvalidOperationException($"The store '{options.Path}' is open already.");
        _owner = OwnerLock.Take(options.Path);
        try
        {
            var tables = new SchemaTables(schema);
            var connection = SqliteFile.OpenWriter(options, schema);
            _writer = new SqliteWriter(connection, tables, schema.Actions is { } actions ? _claims = new ActionClaims(options, tables, actions) : null);
            _readers = new PageReaders(options, tables);
            _hostWrites = new HostWrites(tables, options.Path, connection.File);
            _checkpointer = new Checkpointer(options, _log);
            return ValueTask.CompletedTask;
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(set);
        lock (_writing) Writer.Load(set, ct);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ct.ThrowIfCancellationRequested();
        lock (_writing)
        {
            var writer = Writer;
            if (changes.IsEmpty) return new(CommitResult.Committed);
            var result = writer.Commit(changes);
            if (result.IsCommitted) _checkpointer?.AfterCommit(writer.Connection);
            return new(result);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Limit, nameof(request));
        ct.ThrowIfCancellationRequested();
        if (_writer is null) throw NotOpen();
        return new(_claims?.Claim(request) ?? new ClaimedActions([], null));
    }

    /// <inheritdoc/>
    public void Release(IReadOnlyList<ScheduledAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        _claims?.Release(actions);
    }

    /// <inheritdoc/>
    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Limit, LongestPage, nameof(request));
        ct.ThrowIfCancellationRequested();
        return new((_readers ?? throw NotOpen()).Read(request));
    }

    /// <inheritdoc/>
    /// <remarks>SQLite has one writer at a time: while the host's transaction is open, commits of the engine wait for it, as long as <see cref="SqliteOptions.BusyTimeout"/> says.</remarks>
    public ValueTask<CommitResult> WriteAsync(DbTransaction transaction, ChangeSet changes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(changes);
        ct.ThrowIfCancellationRequested();
        return new((_hostWrites ?? throw NotOpen()).Write(transaction, changes));
    }

    /// <inheritdoc/>
    public async ValueTask BackupAsync(string path, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (_writer is null) throw NotOpen();
        await Task.Run(() => SqliteBackup.Copy(options, path, ct), ct).ConfigureAwait(false);
    }

    /// <summary>Closes the file: copies the write-ahead log into it and gives up the lock. Calls that are under way must have ended.</summary>
    /// <returns>When it is closed.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_writing) Close();
        return ValueTask.CompletedTask;
    }

    private InvalidOperationException NotOpen() => new($"The store '{options.Path}' is not open: call OpenAsync first.");

    // The writer is closed last: the last connection copies the log into the file.
    private void Close()
    {
        _checkpointer?.Dispose();
        _readers?.Dispose();
        _claims?.Dispose();
        _writer?.Dispose();
        _owner?.Dispose();
        (_checkpointer, _readers, _claims, _writer, _owner, _hostWrites) = (null, null, null, null, null, null);
    }
}
