namespace CrmCore;

/// <summary>A row's values by column, whatever its type: written by one record, read by another.</summary>
internal sealed class RowCapture : IRowWriter, IRowReader
{
    private readonly object?[] _values;

    private RowCapture(int columns) => _values = new object?[columns];

    /// <summary>A row without values.</summary>
    public static RowCapture Empty(RecordType type) => new(type.Columns.Count);

    public static RowCapture Of(RecordType type, object record)
    {
        var row = new RowCapture(type.Columns.Count);
        type.WriteAny(record, row);
        return row;
    }

    public object? this[int column]
    {
        get => _values[column];
        set => _values[column] = value;
    }

    void IRowWriter.Integer(int column, long? value) => _values[column] = value;

    void IRowWriter.Id(int column, Guid? value) => _values[column] = value;

    void IRowWriter.Text(int column, string? value) => _values[column] = value;

    void IRowWriter.Bytes(int column, ReadOnlyMemory<byte> value) => _values[column] = value.IsEmpty ? (object?)null : value;

    bool IRowReader.IsEmpty(int column) => _values[column] is null;

    long IRowReader.Integer(int column) => _values[column] as long? ?? 0;

    Guid IRowReader.Id(int column) => _values[column] as Guid? ?? default;

    string? IRowReader.Text(int column) => _values[column] as string;

    ReadOnlyMemory<byte> IRowReader.Bytes(int column) => _values[column] as ReadOnlyMemory<byte>? ?? default;
}
