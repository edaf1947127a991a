using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>The rows of a statement by column.</summary>
internal sealed class RowColumns(RecordType type) : IRowWriter
{
    private readonly ColumnBuffer[] _columns = [.. type.Columns.Select(ColumnBuffer.For)];

    public void AddTo(NpgsqlParameterCollection parameters)
    {
        foreach (var column in _columns) parameters.Add(column.Parameter);
    }

    public void Add(object record) => type.WriteAny(record, this);

    public void Clear()
    {
        foreach (var column in _columns) column.Clear();
    }

    void IRowWriter.Integer(int column, long? value) => _columns[column].Add(value);

    void IRowWriter.Id(int column, Guid? value) => _columns[column].Add(value);

    void IRowWriter.Text(int column, string? value) => _columns[column].Add(value);

    void IRowWriter.Bytes(int column, ReadOnlyMemory<byte> value) => _columns[column].Add(value);
}
