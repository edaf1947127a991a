using CrmCore.Storage.Relational;

namespace CrmCore.Storage.Sqlite;

/// <summary>The prepared statements of one table on one connection, prepared when first needed.</summary>
internal sealed class TableCommands(TableModel table, SqliteConnection connection)
{
    private readonly SqliteStatement?[] _lookups = new SqliteStatement?[table.Orders.Count + 1];
    private SqliteStatement? _insert;
    private SqliteStatement? _update;
    private SqliteStatement? _delete;
    private SqliteStatement? _add;

    /// <summary>Selects what a look-up wants: its values are bound.</summary>
    public SqliteStatement Lookup(int index, in RecordKey key)
    {
        var order = table.OrderOf(index);
        var statement = _lookups[index + 1] ??= connection.Prepare(order.Lookup);
        BindKey(statement, order.Parts.AsSpan(0, order.LookupColumns), key);
        return statement;
    }

    /// <summary>Writes a change; false when something stands against it.</summary>
    public bool Write(in RecordChange change, RowBinder binder)
    {
        switch (change.Kind)
        {
            case ChangeKind.Insert:
                binder.Bind(_insert ??= connection.Prepare(table.Insert), table.Type, change.Record);
                return _insert.RunOnOneRow();
            case ChangeKind.Update:
                return Update(change, binder);
            case ChangeKind.Delete:
                return Delete(change);
            default:
                binder.Bind(_add ??= connection.Prepare(table.Add), table.Type, change.Record);
                return _add.RunOnOneRow();
        }
    }

    private bool Update(in RecordChange change, RowBinder binder)
    {
        _update ??= connection.Prepare(
            table.Update ?? throw new InvalidOperationException($"A record of '{table.Type.Name}' is all key: there is nothing to update."));
        binder.Bind(_update, table.Type, change.Record);
        if (table.Type.VersionColumn >= 0) _update.Bind(table.Type.Columns.Count, change.ExpectedVersion);
        return _update.RunOnOneRow();
    }

    private bool Delete(in RecordChange change)
    {
        _delete ??= connection.Prepare(table.Delete);
        BindKey(_delete, table.Key.Parts.AsSpan(0, table.Type.KeyColumns), change.Key);
        if (table.Type.VersionColumn >= 0) _delete.Bind(table.Type.KeyColumns, change.ExpectedVersion);
        return _delete.RunOnOneRow();
    }

    /// <summary>Binds a key's values to the parameters from the given one on.</summary>
    public static void BindKey(SqliteStatement statement, ReadOnlySpan<KeyPart> parts, in RecordKey key, int from = 0)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var position = parts[i].Position;
            switch (parts[i].Kind)
            {
                case ColumnKind.Integer: statement.Bind(from + i, key.Integer(position)); break;
                case ColumnKind.Id: statement.Bind(from + i, key.Id(position)); break;
                default: statement.Bind(from + i, key.Text(position)); break;
            }
        }
    }
}
