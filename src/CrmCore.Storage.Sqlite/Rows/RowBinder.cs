namespace CrmCore.Storage.Sqlite;

/// <summary>Binds a record's columns to a statement's parameters. One object serves all statements of a connection.</summary>
internal sealed class RowBinder : IRowWriter
{
    private SqliteStatement _statement = null!;
    private IReadOnlyList<RecordColumn> _columns = null!;

    public void Bind(SqliteStatement statement, RecordType type, object record)
    {
        _statement = statement;
        _columns = type.Columns;
        type.WriteAny(record, this);
    }

    public void Integer(int column, long? value)
    {
        if (value is { } integer) _statement.Bind(column, integer);
        else _statement.BindEmpty(column);
    }

    public void Id(int column, Guid? value)
    {
        if (value is { } id) _statement.Bind(column, id);
        else _statement.BindEmpty(column);
    }

    public void Text(int column, string? value)
    {
        if (value is not null) _statement.Bind(column, value);
        else _statement.BindEmpty(column);
    }

    public void Bytes(int column, ReadOnlyMemory<byte> value)
    {
        // No bytes and no value are the same to a record; a column that may not be empty takes no bytes.
        if (value.IsEmpty && _columns[column].Optional) _statement.BindEmpty(column);
        else _statement.Bind(column, value.Span);
    }
}
