using System.Globalization;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>One connection with the store's settings and its prepared statements. Used by one call at a time.</summary>
internal sealed class Session : IAsyncDisposable
{
    // Plans are kept, and with them what the planner thought of the tables' sizes when it made them. Tables grow: after this long they are made anew.
    private static readonly TimeSpan PlansLast = TimeSpan.FromSeconds(10);

    private readonly SessionCounts _counts;
    private readonly TimeProvider _time;
    private readonly bool _isShared;
    private readonly Dictionary<object, object> _kept = [];
    private long _plannedAt;
    private int _forgets;

    private Session(NpgsqlConnection connection, SessionFactory factory, bool isDurable)
    {
        Connection = connection;
        ProcessId = connection.ProcessID;
        IsDurable = isDurable;
        _counts = factory.Counts;
        _time = factory.TimeProvider;
        _isShared = factory.IsShared;
        _plannedAt = _time.GetTimestamp();
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>The server's process behind the connection; known when it is lost, too.</summary>
    public int ProcessId { get; }

    /// <summary>When that process began: with its number it is that process and no other.</summary>
    public string ProcessStart { get; private set; } = "";

    /// <summary>Whether its commits wait until they are on the disk.</summary>
    public bool IsDurable { get; }

    /// <summary>When the server was started: numbers of transactions are comparable within one life of it only.</summary>
    public string ServerStart { get; private set; } = "";

    public int ServerVersion { get; private set; }

    public static async ValueTask<Session> OpenAsync(SessionFactory factory, bool isDurable, CancellationToken ct)
    {
        var connection = await factory.DataSource.OpenConnectionAsync(ct).ConfigureAwait(false);
        try
        {
            var session = new Session(connection, factory, isDurable);
            await session.SetUpAsync(factory, ct).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What this connection keeps from call to call under a key: commands and their buffers.</summary>
    public T Keep<TKey, T>(TKey key, Func<TKey, T> make)
        where TKey : notnull
        where T : class
    {
        if (_kept.TryGetValue(key, out var kept)) return (T)kept;
        var made = make(key);
        _kept.Add(key, made);
        return made;
    }

    /// <summary>A batch: one round trip. Its statements are prepared when they come for the first time.</summary>
    public NpgsqlBatch NewBatch()
    {
        var batch = new NpgsqlBatch(Connection);
        if (_time.GetElapsedTime(_plannedAt) < PlansLast) return batch;
        _plannedAt = _time.GetTimestamp();
        _forgets = 1;
        batch.BatchCommands.Add(new NpgsqlBatchCommand("DISCARD PLANS"));
        return batch;
    }

    public async ValueTask<NpgsqlDataReader> ReadAsync(NpgsqlBatch batch, CancellationToken ct)
    {
        await batch.PrepareAsync(ct).ConfigureAwait(false);
        CountAll(batch);
        return await batch.ExecuteReaderAsync(ct).ConfigureAwait(false);
    }

    public async ValueTask RunAsync(NpgsqlBatch batch, CancellationToken ct)
    {
        await batch.PrepareAsync(ct).ConfigureAwait(false);
        CountAll(batch);
        await batch.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Runs one statement that is not worth preparing.</summary>
    public async ValueTask RunAsync(string sql, CancellationToken ct)
    {
        var command = new NpgsqlCommand(sql, Connection);
        await using (command.ConfigureAwait(false))
        {
            _counts.AddStatements(1);
            await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }
    }

    /// <summary>Runs one statement that is not worth preparing and answers the first column of its first row; null when it is empty or there is none.</summary>
    public async ValueTask<object?> FindAsync(string sql, CancellationToken ct)
    {
        var command = new NpgsqlCommand(sql, Connection);
        await using (command.ConfigureAwait(false))
        {
            _counts.AddStatements(1);
            var value = await command.ExecuteScalarAsync(ct).ConfigureAwait(false);
            return value is DBNull ? null : value;
        }
    }

    /// <summary>Counts statements that the driver sends by itself (the transaction's).</summary>
    public void Count(int statements) => _counts.AddStatements(statements);

    public void CountCommit() => _counts.AddCommit();

    public async ValueTask DisposeAsync()
    {
        // The host's pool may hand a connection on as it is.
        if (_isShared && Connection.FullState == System.Data.ConnectionState.Open)
        {
            try
            {
                await RunAsync("RESET ALL", CancellationToken.None).ConfigureAwait(false);
            }
            catch (NpgsqlException)
            {
                // Then it is broken, and nobody gets it.
            }
        }

        await Connection.DisposeAsync().ConfigureAwait(false);
    }

    // Forgetting plans now and then belongs to no call.
    private void CountAll(NpgsqlBatch batch)
    {
        _counts.AddStatements(batch.BatchCommands.Count - _forgets);
        _forgets = 0;
    }

    private async ValueTask SetUpAsync(SessionFactory factory, CancellationToken ct)
    {
        var command = new NpgsqlCommand(factory.SettingsOf(IsDurable), Connection);
        await using var disposing = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        await reader.ReadAsync(ct).ConfigureAwait(false);
        ServerVersion = int.Parse(reader.GetString(0), CultureInfo.InvariantCulture);
        ServerStart = reader.GetString(1);
        ProcessStart = reader.GetString(2);
    }
}
