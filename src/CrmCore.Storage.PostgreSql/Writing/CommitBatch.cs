using System.Globalization;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>
/// One connection's commits in two round trips: everything that may stand against it, then what is added to counters and the end. Every commit of an account
/// waits at its counters, so that they are held no longer than the disk takes.
/// </summary>
internal sealed class CommitBatch(StoreTables tables)
{
    private readonly CommitGuard _guard = new(tables);
    private readonly NpgsqlBatchCommand _end = new("COMMIT");
    private readonly ChangeGroups _plain = new(tables, (type, kind) => new WriteCommand(tables[tables.Schema.Types[type]], kind, tells: false));
    private readonly ChangeGroups _telling = new(tables, (type, kind) => new WriteCommand(tables[tables.Schema.Types[type]], kind, tells: true));

    /// <summary>Writes the changes in the open transaction, all but those of counters.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="tells">Whether to find out what stands against them; otherwise only whether anything does.</param>
    public async ValueTask<CommitTry> RunAsync(Session session, ChangeSet changes, bool tells)
    {
        var groups = tells ? _telling : _plain;
        try
        {
            var locks = changes is { IsAlone: false, Epochs.Count: > 0 };
            _guard.Fill(changes);
            var batch = session.NewBatch();
            await using var ending = batch.ConfigureAwait(false);
            batch.BatchCommands.Add(locks ? _guard.Lock : _guard.Number);
            if (changes.Epochs.Count > 0) batch.BatchCommands.Add(_guard.Epochs);
            if (changes.Lease != 0) batch.BatchCommands.Add(_guard.Lease);
            var writes = groups.Of(changes.Changes);
            foreach (var write in writes) batch.BatchCommands.Add(write.Command);
            var reader = await session.ReadAsync(batch, CancellationToken.None).ConfigureAwait(false);
            await using var closing = reader.ConfigureAwait(false);
            return await ReadAsync(reader, changes, writes, tells).ConfigureAwait(false);
        }
        finally
        {
            _guard.Clear();
        }
    }

    /// <summary>Adds to the counters, and ends the transaction.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="tells">As in the run before.</param>
    public async ValueTask EndAsync(Session session, bool tells)
    {
        var batch = session.NewBatch();
        await using var ending = batch.ConfigureAwait(false);
        foreach (var counter in (tells ? _telling : _plain).Counters) batch.BatchCommands.Add(counter.Command);
        batch.BatchCommands.Add(_end);
        await session.RunAsync(batch, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Forgets the changes.</summary>
    public void Clear()
    {
        _plain.Clear();
        _telling.Clear();
    }

    /// <summary>Writes inserts on a connection of the host's, within its transaction; answers those whose key is taken.</summary>
    public async ValueTask<IReadOnlyList<RecordChange>> RunForeignAsync(NpgsqlConnection connection, ChangeSet changes, CancellationToken ct)
    {
        try
        {
            var batch = new NpgsqlBatch(connection);
            await using var ending = batch.ConfigureAwait(false);
            var writes = _telling.Of(changes.Changes);
            foreach (var write in writes) batch.BatchCommands.Add(write.Command);
            var reader = await batch.ExecuteReaderAsync(ct).ConfigureAwait(false);
            await using var closing = reader.ConfigureAwait(false);
            return await ReadRefusedAsync(reader, changes, writes).ConfigureAwait(false);
        }
        finally
        {
            _telling.Clear();
        }
    }

    private static async ValueTask<CommitTry> ReadAsync(NpgsqlDataReader reader, ChangeSet changes, IReadOnlyList<WriteCommand> writes, bool tells)
    {
        await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        var number = ulong.Parse(reader.GetString(0), CultureInfo.InvariantCulture);
        await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
        if (changes.Epochs.Count > 0 && await IsAgainstAsync(reader).ConfigureAwait(false)) return new CommitTry(number, CommitResult.Stale);
        if (changes.Lease != 0 && await IsAgainstAsync(reader).ConfigureAwait(false)) return new CommitTry(number, CommitResult.Fenced);

        if (tells) return new CommitTry(number, new CommitResult(await ReadRefusedAsync(reader, changes, writes).ConfigureAwait(false)));
        while (await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false))
        {
            // Behind the last result stand the counts.
        }

        return new CommitTry(number, writes.All(write => write.IsWhole) ? CommitResult.Committed : null);
    }

    private static async ValueTask<bool> IsAgainstAsync(NpgsqlDataReader reader)
    {
        await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        var against = reader.GetBoolean(0);
        await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
        return against;
    }

    // In the order of the changes, whatever the order in which they were tried.
    private static async ValueTask<IReadOnlyList<RecordChange>> ReadRefusedAsync(NpgsqlDataReader reader, ChangeSet changes, IReadOnlyList<WriteCommand> writes)
    {
        var refused = new bool[changes.Changes.Count];
        foreach (var write in writes)
        {
            if (!write.Tells) continue;
            await write.ReadAsync(reader, changes.Changes, refused, CancellationToken.None).ConfigureAwait(false);
            await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return [.. changes.Changes.Where((_, i) => refused[i])];
    }
}
