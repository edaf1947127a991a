using CrmCore.Storage.Relational;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>All changes of one kind of a commit in one table, as one statement.</summary>
internal sealed class WriteCommand
{
    private readonly TableModel _table;
    private readonly ChangeKind _kind;
    private readonly RowColumns? _rows;
    private readonly KeyColumns? _keys;
    private readonly ColumnBuffer? _versions;
    private readonly List<int> _changes = [];

    public WriteCommand(TableModel table, ChangeKind kind, bool tells)
    {
        (_table, _kind, Tells) = (table, kind, tells && kind != ChangeKind.Add);
        Command = new NpgsqlBatchCommand(TableWrites.TextOf(table, kind, tells));
        if (kind == ChangeKind.Delete) (_keys = new KeyColumns(table.Type, table.Key, table.Type.KeyColumns)).AddTo(Command.Parameters);
        else (_rows = new RowColumns(table)).AddTo(Command.Parameters);
        if (table.Type.VersionColumn < 0 || kind is not (ChangeKind.Update or ChangeKind.Delete)) return;
        _versions = ColumnBuffer.For(table.Type.Columns[table.Type.VersionColumn]);
        Command.Parameters.Add(_versions.Parameter);
    }

    public NpgsqlBatchCommand Command { get; }

    /// <summary>Whether the statement gives rows that tell what was written.</summary>
    public bool Tells { get; }

    public int Count => _changes.Count;

    /// <summary>Whether every row was written, after a run.</summary>
    public bool IsWhole => Command.RecordsAffected == _changes.Count;

    /// <summary>Adds a change by its position in the commit.</summary>
    public void Add(int change) => _changes.Add(change);

    /// <summary>Puts the rows in the order of their keys, in which every node locks them; those that nobody else can write stay as they came.</summary>
    public void Fill(IReadOnlyList<RecordChange> changes)
    {
        if (_changes.Count > 1 && !(_kind == ChangeKind.Insert && _table.Type.Appended)) _changes.Sort((left, right) => KeyOrder.Compare(changes[left].Key, changes[right].Key));
        foreach (var position in _changes)
        {
            var change = changes[position];
            _rows?.Add(change.Record);
            _keys?.Add(change.Key);
            _versions?.Add((long?)change.ExpectedVersion);
        }
    }

    /// <summary>Reads what was written and marks what was not.</summary>
    public async ValueTask ReadAsync(NpgsqlDataReader reader, IReadOnlyList<RecordChange> changes, bool[] refused, CancellationToken ct)
    {
        foreach (var position in _changes) refused[position] = true;
        if (_kind == ChangeKind.Insert) await ReadKeysAsync(reader, changes, refused, ct).ConfigureAwait(false);
        else while (await reader.ReadAsync(ct).ConfigureAwait(false)) refused[_changes[(int)reader.GetInt64(0) - 1]] = false;
    }

    public void Clear()
    {
        _changes.Clear();
        _rows?.Clear();
        _keys?.Clear();
        _versions?.Clear();
    }

    private async ValueTask ReadKeysAsync(NpgsqlDataReader reader, IReadOnlyList<RecordChange> changes, bool[] refused, CancellationToken ct)
    {
        var row = new RowReader(reader);
        var parts = _table.Key.Parts[.._table.Type.KeyColumns];
        var places = new Dictionary<RecordKey, int>(_changes.Count);
        foreach (var position in _changes) places.TryAdd(changes[position].Key, position);
        while (await reader.ReadAsync(ct).ConfigureAwait(false)) refused[places[row.Key(parts)]] = false;
    }
}
