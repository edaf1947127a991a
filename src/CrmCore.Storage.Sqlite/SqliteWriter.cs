using System.Runtime.InteropServices;

namespace CrmCore.Storage.Sqlite;

/// <summary>The one connection that writes, and that loads what decisions need.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly TableCommands[] _commands;
    private readonly RecordType? _actions;
    private readonly ActionClaims? _claims;
    private readonly SqliteStatement _beginRead;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly RowReader _row = new();
    private readonly RowBinder _binder = new();

    public SqliteWriter(SqliteConnection connection, SchemaTables tables, ActionClaims? claims)
    {
        Connection = connection;
        _commands = tables.CommandsOn(connection);
        _actions = tables.Schema.Actions;
        _claims = claims;
        _beginRead = connection.Prepare("BEGIN");
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _commit = connection.Prepare("COMMIT");
    }

    public SqliteConnection Connection { get; }

    /// <summary>How many transactions were committed.</summary>
    public long Commits { get; private set; }

    public void Load(WorkingSet set, CancellationToken ct)
    {
        var wanted = set.Wanted;
        if (wanted.Count == 0) return;

        // One transaction for all: a consistent view, and the file's locks are taken once.
        _beginRead.Run();
        try
        {
            for (var i = 0; i < wanted.Count; i++)
            {
                ct.ThrowIfCancellationRequested();
                Find(set, wanted[i]);
            }
        }
        finally
        {
            EndRead();
        }

        set.AllFound();
    }

    public CommitResult Commit(ChangeSet changes)
    {
        _begin.Run();
        try
        {
            var conflicts = Write(changes, out var touchesActions);
            if (conflicts is not null)
            {
                Connection.Rollback();
                return new CommitResult(conflicts);
            }

            if (touchesActions && _claims is not null) CommitActions(changes, _claims);
            else _commit.Run();
        }
        catch
        {
            Connection.Rollback();
            throw;
        }

        Commits++;
        return CommitResult.Committed;
    }

    public void Dispose() => Connection.Dispose();

    private static ReadOnlySpan<RecordChange> Span(ChangeSet changes) =>
        changes.Changes is List<RecordChange> list ? CollectionsMarshal.AsSpan(list) : changes.Changes.ToArray();

    private void Find(WorkingSet set, in RecordLookup lookup)
    {
        var found = set.Of(lookup.Type);
        var statement = _commands[lookup.Type.Ordinal].Lookup(lookup.Index, lookup.Key);
        _row.Statement = statement;
        _row.LookedUpBy = lookup.Key.T0;
        var complete = false;
        try
        {
            while (statement.Step()) found.Found(lookup.Index, lookup.Key, lookup.Type.ReadAny(_row));
            complete = true;
        }
        finally
        {
            if (!complete) statement.Reset();
        }

        found.Searched(lookup.Index, lookup.Key);
    }

    private void EndRead()
    {
        if (Connection.InTransaction) _commit.Run();
    }

    // Everything is tried, also behind a conflict: the caller learns of all duplicates at once.
    private List<RecordChange>? Write(ChangeSet changes, out bool touchesActions)
    {
        List<RecordChange>? conflicts = null;
        touchesActions = false;
        foreach (ref readonly var change in Span(changes))
        {
            if (!_commands[change.Type.Ordinal].Write(change, _binder)) (conflicts ??= []).Add(change);
            touchesActions |= ReferenceEquals(change.Type, _actions);
        }

        return conflicts;
    }

    private void CommitActions(ChangeSet changes, ActionClaims claims)
    {
        lock (claims.Gate)
        {
            _commit.Run();
            foreach (ref readonly var change in Span(changes))
            {
                if (ReferenceEquals(change.Type, _actions)) claims.Committed(change);
            }
        }
    }
}
