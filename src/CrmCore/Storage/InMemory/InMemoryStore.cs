namespace CrmCore;

/// <summary>
/// Keeps everything in memory, with the same answers as the durable stores. Not durable: what it holds is lost with it. For tests, the test
/// desk and dry runs. Thread-safe.
/// </summary>
public sealed class InMemoryStore : ICrmStore
{
    private const int LongestPage = 10_000;

    private readonly Lock _gate = new();
    private InMemoryTable[]? _tables;
    private InMemoryClaims? _claims;
    private RecordType? _actions;

    private InMemoryTable[] Tables => _tables ?? throw new InvalidOperationException("The store is not open: call OpenAsync first.");

    /// <inheritdoc/>
    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ct.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_tables is not null) throw new InvalidOperationException("The store is open already.");
            _tables = [.. schema.Types.Select(type => new InMemoryTable(type))];
            _actions = schema.Actions;
            _claims = _actions is null ? null : new InMemoryClaims(_actions);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(set);
        lock (_gate)
        {
            foreach (var lookup in set.Wanted)
            {
                ct.ThrowIfCancellationRequested();
                Find(set.Of(lookup.Type), lookup);
            }
        }

        set.AllFound();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ct.ThrowIfCancellationRequested();
        lock (_gate) return new(Commit(changes.Changes));
    }

    /// <inheritdoc/>
    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Limit, nameof(request));
        ct.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var tables = Tables;
            return new(_claims?.Claim(request, tables[_actions!.Ordinal]) ?? new ClaimedActions([], null));
        }
    }

    /// <inheritdoc/>
    public void Release(IReadOnlyList<ScheduledAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        lock (_gate) _claims?.Release(actions);
    }

    /// <inheritdoc/>
    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Limit, LongestPage, nameof(request));
        ct.ThrowIfCancellationRequested();
        lock (_gate) return new(Read(request));
    }

    /// <summary>Forgets everything.</summary>
    /// <returns>At once.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_gate) (_tables, _claims, _actions) = (null, null, null);
        return ValueTask.CompletedTask;
    }

    private void Find(RecordSet found, in RecordLookup lookup)
    {
        var table = Tables[lookup.Type.Ordinal];
        if (lookup.Index < 0)
        {
            if (table.Find(lookup.Key) is { } row) found.Found(-1, lookup.Key, lookup.Type.ReadAny(row));
        }
        else
        {
            var order = table.OrderOf(lookup.Index);
            var from = order.Bound(lookup.Key, order.LookupColumns, -1);
            var to = order.Bound(lookup.Key, order.LookupColumns, 1);
            foreach (var row in order.InRange(from, to)) found.Found(lookup.Index, lookup.Key, lookup.Type.ReadAny(row));
        }

        found.Searched(lookup.Index, lookup.Key);
    }

    private CommitResult Commit(IReadOnlyList<RecordChange> changes)
    {
        var undo = new Stack<(InMemoryTable Table, RecordKey Key, InMemoryRow? Before)>();
        List<RecordChange>? conflicts = null;
        try
        {
            foreach (var change in changes)
            {
                var table = Tables[change.Type.Ordinal];
                if (table.Write(change, out var before)) undo.Push((table, change.Key, before));
                else (conflicts ??= []).Add(change);
            }
        }
        catch
        {
            Undo(undo);
            throw;
        }

        if (conflicts is not null)
        {
            Undo(undo);
            return new CommitResult(conflicts);
        }

        foreach (var change in changes)
        {
            if (ReferenceEquals(change.Type, _actions)) _claims!.Committed(change);
        }

        return CommitResult.Committed;
    }

    private static void Undo(Stack<(InMemoryTable Table, RecordKey Key, InMemoryRow? Before)> undo)
    {
        while (undo.TryPop(out var step)) step.Table.Restore(step.Key, step.Before);
    }

    private Page<object> Read(PageRequest request)
    {
        var order = Tables[request.Type.Ordinal].OrderOf(request.Index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.KeyColumns, order.Columns.Count, nameof(request));
        var from = order.Bound(request.Key, request.KeyColumns, -1);
        var to = order.Bound(request.Key, request.KeyColumns, 1);
        if (request.After is { } after)
        {
            var place = InMemoryCursor.Parse(request.Type, order, after, request.Descending ? -1 : 1);
            if (order.Compare(place, from) < 0 || order.Compare(place, to) > 0) return new Page<object>([], null);
            if (request.Descending) to = place;
            else from = place;
        }

        var rows = order.InRange(from, to);
        var items = new List<object>();
        InMemoryRow? last = null;
        foreach (var row in request.Descending ? rows.Reverse() : rows)
        {
            if (items.Count == request.Limit) return new Page<object>(items, InMemoryCursor.Format(order, last!));
            items.Add(request.Type.ReadAny(row));
            last = row;
        }

        return new Page<object>(items, null);
    }
}
