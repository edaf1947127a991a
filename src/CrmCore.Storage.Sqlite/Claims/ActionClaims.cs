using CrmCore.Storage.Relational;
using NodaTime;

namespace CrmCore.Storage.Sqlite;

/// <summary>
/// Claims due actions without writing: this process owns the file, so that it is enough to remember what is in flight. A scan goes along the
/// due index and remembers where it stopped. Whatever stands before that mark is in flight or among the waiting, so that a claim reads what it
/// gives and not what was given before.
/// </summary>
internal sealed class ActionClaims : IDisposable
{
    // Behind so many the mark is moved back instead, so that a flood of overdue actions does not fill the memory.
    private const int MostWaiting = 16_384;

    private readonly SqliteConnection _connection;
    private readonly RecordType _type;
    private readonly TableModel _table;
    private readonly TableCommands _commands;
    private readonly SqliteStatement _fromStart;
    private readonly SqliteStatement _fromMark;
    private readonly int _dueColumn;
    private readonly RowReader _row = new();
    private readonly HashSet<RecordKey> _inFlight = [];
    private readonly WaitingActions _waiting = new();
    private bool _marked;
    private long _markDue;
    private RecordKey _markKey;

    public ActionClaims(SqliteOptions options, SchemaTables tables, RecordType type)
    {
        _type = type;
        _table = tables[type];
        _connection = SqliteConnection.Open(options, create: false, options.CacheSize / 4);
        _commands = new TableCommands(_table, _connection);
        var order = _table.Orders[RecordSchema.ActionsByDue];
        _dueColumn = order.Columns[0];
        _fromStart = _connection.Prepare(order.Page(0, goesOn: false, descending: false));
        _fromMark = _connection.Prepare(order.Page(0, goesOn: true, descending: false));
    }

    /// <summary>How many rows all claims have read.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Held while a commit that changes actions becomes visible: a claim sees a commit and its notes here, or neither.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Notes a committed change of an action; called under the <see cref="Gate"/>.</summary>
    public void Committed(in RecordChange change)
    {
        _inFlight.Remove(change.Key);
        _waiting.Remove(change.Key);
        if (change.Kind != ChangeKind.Delete && ((ScheduledAction)change.Record).DueAt is { } due) Wait(change.Key, due.ToUnixTimeMilliseconds());
    }

    public void Release(IReadOnlyList<ScheduledAction> actions)
    {
        lock (Gate)
        {
            foreach (var action in actions)
            {
                var key = _type.KeyOfAny(action);
                if (_inFlight.Remove(key) && action.DueAt is { } due) Wait(key, due.ToUnixTimeMilliseconds());
            }
        }
    }

    public ClaimedActions Claim(ClaimRequest request)
    {
        // Rounded down: an action is due at its millisecond, never before.
        var now = request.Now.ToUnixTimeMilliseconds();
        var actions = new List<ScheduledAction>(Math.Min(request.Limit, 1_024));
        lock (Gate)
        {
            try
            {
                while (actions.Count < request.Limit && _waiting.FirstDue <= now) TakeWaiting(actions);
                var next = Scan(now, request.Limit, actions);
                if (_waiting.FirstDue is { } waiting && !(next <= waiting)) next = waiting;
                return new ClaimedActions(actions, next is { } due ? Instant.FromUnixTimeMilliseconds(due) : null);
            }
            catch
            {
                // What nobody gets is not in flight.
                Release(actions);
                throw;
            }
        }
    }

    public void Dispose() => _connection.Dispose();

    private void Wait(in RecordKey key, long due)
    {
        if (!_marked || due > _markDue) return;
        _waiting.Add(key, due);
        if (_waiting.Count <= MostWaiting) return;
        _markDue = _waiting.FirstDue!.Value - 1;
        _waiting.Clear();
    }

    private void TakeWaiting(List<ScheduledAction> actions)
    {
        var key = _waiting.FirstKey;
        var statement = _commands.Lookup(-1, key);
        _row.Statement = statement;
        RowsRead++;
        try
        {
            if (statement.Step()) actions.Add((ScheduledAction)_type.ReadAny(_row));
            _waiting.Remove(key);
            _inFlight.Add(key);
        }
        finally
        {
            statement.Reset();
        }
    }

    // Answers when the first action falls due that was left.
    private long? Scan(long now, int limit, List<ScheduledAction> actions)
    {
        var statement = BindScan();
        _row.Statement = statement;
        try
        {
            while (statement.Step())
            {
                RowsRead++;
                var action = (ScheduledAction)_type.ReadAny(_row);
                var due = statement.IntegerAt(_dueColumn);
                var key = _type.KeyOfAny(action);
                if (due > now || actions.Count >= limit)
                {
                    if (_inFlight.Contains(key)) continue;
                    return due;
                }

                (_marked, _markDue, _markKey) = (true, due, key);
                if (_inFlight.Add(key)) actions.Add(action);
            }

            return null;
        }
        finally
        {
            // A statement that stands on a row keeps a read transaction open, and the log could not begin anew.
            statement.Reset();
        }
    }

    private SqliteStatement BindScan()
    {
        var statement = _marked ? _fromMark : _fromStart;
        var limit = 0;
        if (_marked)
        {
            statement.Bind(0, _markDue);
            TableCommands.BindKey(statement, _table.Key.Parts, _markKey, from: 1);
            limit = 1 + _table.Type.KeyColumns;
        }

        statement.Bind(limit, long.MaxValue);
        return statement;
    }
}
