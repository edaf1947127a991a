using CrmCore.Storage.Relational;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>The rows of a statement by column.</summary>
internal sealed class RowColumns(TableModel table) : IRowWriter
{
    private readonly ColumnBuffer[] _columns = [.. table.Type.Columns.Select(ColumnBuffer.For)];
    private readonly KeyLimit _limit = new(table);
    private readonly string?[] _texts = new string?[table.Type.Columns.Count];
    private bool _isLong;

    public void AddTo(NpgsqlParameterCollection parameters)
    {
        foreach (var column in _columns) parameters.Add(column.Parameter);
    }

    /// <summary>Adds a row.</summary>
    /// <exception cref="InvalidOperationException">A text is too long to be found by.</exception>
    public void Add(object record)
    {
        _isLong = false;
        table.Type.WriteAny(record, this);
        if (_isLong) _limit.Check(_texts);
    }

    public void Clear()
    {
        foreach (var column in _columns) column.Clear();
        Array.Clear(_texts);
    }

    void IRowWriter.Integer(int column, long? value) => _columns[column].Add(value);

    void IRowWriter.Id(int column, Guid? value) => _columns[column].Add(value);

    void IRowWriter.Text(int column, string? value)
    {
        var stored = value is null ? null : StoredText.Encode(value);
        _columns[column].Add(stored);
        _texts[column] = stored;
        _isLong |= stored?.Length > KeyLimit.Harmless && _limit.IsIn(column);
    }

    void IRowWriter.Bytes(int column, ReadOnlyMemory<byte> value) => _columns[column].Add(value);
}
