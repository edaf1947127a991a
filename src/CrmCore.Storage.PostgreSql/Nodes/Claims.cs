using Npgsql;
using NpgsqlTypes;
using NodaTime;

namespace CrmCore.Storage.PostgreSql;

/// <summary>
/// Takes due actions under this node's lease, in one round trip: what was given back since the last time, a fair share of what is due, and when
/// the next falls due.
/// </summary>
internal sealed class Claims : IDisposable
{
    private readonly Sessions _sessions;
    private readonly StoreTables _tables;
    private readonly RecordType _type;
    private readonly NodeLife _node;
    private readonly ClaimTexts _texts;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _claiming = new(1, 1);
    private readonly HeldActions _held;
    private List<RecordKey> _released = [];

    public Claims(Sessions sessions, StoreTables tables, RecordType type, NodeLife node)
    {
        (_sessions, _tables, _type, _node) = (sessions, tables, type, node);
        _texts = new ClaimTexts(tables, tables[type]);
        _held = new HeldActions(type);
    }

    public void Release(IReadOnlyList<ScheduledAction> actions)
    {
        var keys = actions.Select(_type.KeyOfAny).ToList();
        _held.GaveBack(keys);
        lock (_gate) _released.AddRange(keys);
    }

    /// <summary>Notes a commit of this node.</summary>
    public void Committed(ChangeSet changes) => _held.Committed(changes);

    public async ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct)
    {
        // One at a time: two of one node would only step over one another's rows.
        await _claiming.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            while (true)
            {
                var number = _node.Number;
                if (await _sessions.RunAsync(durable: true, (number, request), TakeAsync, ct).ConfigureAwait(false) is { } claimed) return claimed;
                await _node.RegisterAsync(number, ct).ConfigureAwait(false);
            }
        }
        finally
        {
            _claiming.Release();
        }
    }

    public void Dispose() => _claiming.Dispose();

    /// <summary>Sends what was given back and not sent yet.</summary>
    public async ValueTask SendReleasedAsync(Session session, CancellationToken ct)
    {
        if (TakeReleased() is not { } released) return;
        try
        {
            var batch = session.NewBatch();
            await using var ending = batch.ConfigureAwait(false);
            batch.BatchCommands.Add(ReleaseCommand(released));
            await session.RunAsync(batch, ct).ConfigureAwait(false);
        }
        catch
        {
            PutBack(released);
            throw;
        }
    }

    // Null when this node counts as dead: it takes a new number and comes again.
    private async ValueTask<ClaimedActions?> TakeAsync(Session session, (long Number, ClaimRequest Request) asked, CancellationToken ct)
    {
        foreach (var lost in _held.LostSessions()) await ClearUpAsync(session, lost, asked.Number, ct).ConfigureAwait(false);
        var released = TakeReleased();
        try
        {
            var batch = session.NewBatch();
            await using var ending = batch.ConfigureAwait(false);
            if (released is not null) batch.BatchCommands.Add(ReleaseCommand(released));
            batch.BatchCommands.Add(TakeCommand(asked.Number, asked.Request));
            batch.BatchCommands.Add(Command(_texts.Next, asked.Number));
            var reader = await session.ReadAsync(batch, ct).ConfigureAwait(false);
            await using var closing = reader.ConfigureAwait(false);
            return await ReadAsync(reader).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (released is not null) PutBack(released);
            if (e is not PostgresException { Severity: "ERROR" }) _held.Lost(session);
            throw;
        }
    }

    // The claim whose answer was lost may still run: it is ended, and only when it is gone is what it left given back.
    private async ValueTask ClearUpAsync(Session session, LostSession lost, long number, CancellationToken ct)
    {
        if (!await lost.EndAsync(session, "", ct).ConfigureAwait(false)) return;
        var batch = session.NewBatch();
        await using var ending = batch.ConfigureAwait(false);
        batch.BatchCommands.Add(Command(_texts.Leased, number));
        var reader = await session.ReadAsync(batch, ct).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        var row = new RowReader(reader);
        var leased = new List<RecordKey>();
        while (await reader.ReadAsync(ct).ConfigureAwait(false)) leased.Add(row.Key(_tables[_type].Key.Parts.AsSpan(0, _type.KeyColumns)));
        PutBack(_held.UnknownOf(leased));
        _held.ClearedUp(lost);
    }

    private async ValueTask<ClaimedActions?> ReadAsync(NpgsqlDataReader reader)
    {
        var row = new RowReader(reader);
        var actions = new List<ScheduledAction>();
        while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false)) actions.Add((ScheduledAction)_type.ReadAny(row));
        await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
        await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        _held.Took(actions);
        _node.Saw((int)reader.GetInt64(0));
        if (!reader.GetBoolean(1)) return null;
        return new ClaimedActions(actions, reader.IsDBNull(2) ? null : Instant.FromUnixTimeMilliseconds(reader.GetInt64(2)));
    }

    private NpgsqlBatchCommand TakeCommand(long number, ClaimRequest request)
    {
        var command = Command(_texts.Take, number);
        // Rounded down: an action is due at its millisecond, never before.
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = request.Now.ToUnixTimeMilliseconds(), NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = request.Limit, NpgsqlDbType = NpgsqlDbType.Bigint });
        return command;
    }

    private NpgsqlBatchCommand ReleaseCommand(List<RecordKey> released)
    {
        var command = Command(_texts.Release, _node.Number);
        var keys = new KeyColumns(_type, _tables[_type].Key, _type.KeyColumns);
        foreach (var key in released) keys.Add(key);
        keys.AddTo(command.Parameters);
        return command;
    }

    private static NpgsqlBatchCommand Command(string text, long number)
    {
        var command = new NpgsqlBatchCommand(text);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint });
        return command;
    }

    // Each once, in one order: rows are locked in it.
    private List<RecordKey>? TakeReleased()
    {
        lock (_gate)
        {
            if (_released.Count == 0) return null;
            var released = _released.Distinct().ToList();
            _released = [];
            released.Sort((left, right) => KeyOrder.Compare(left, right));
            return released;
        }
    }

    private void PutBack(List<RecordKey> released)
    {
        lock (_gate) _released.AddRange(released);
    }
}
