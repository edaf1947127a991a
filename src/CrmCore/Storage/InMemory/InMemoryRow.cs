namespace CrmCore;

/// <summary>
/// A row as its columns' values. Records are kept so and read anew, because they may point at buffers that are used again after the commit.
/// </summary>
internal sealed class InMemoryRow(RecordType type) : IRowReader, IRowWriter
{
    private readonly InMemoryCell[] _cells = new InMemoryCell[type.Columns.Count];

    /// <summary>
    /// For a bound in a search: it stands before (-1) or behind (1) all rows that have its values in the first <see cref="BoundColumns"/>
    /// columns of the order; 0 for a row.
    /// </summary>
    public int Bound { get; init; }

    /// <summary>How many columns of the order a bound gives.</summary>
    public int BoundColumns { get; init; }

    public ref InMemoryCell this[int column] => ref _cells[column];

    public static InMemoryRow Of(RecordType type, object record)
    {
        var row = new InMemoryRow(type);
        type.WriteAny(record, row);
        return row;
    }

    /// <summary>A row whose numbers behind the key are the sums of this one's and another's.</summary>
    public InMemoryRow Plus(InMemoryRow other)
    {
        var sum = new InMemoryRow(type);
        for (var i = 0; i < _cells.Length; i++)
        {
            sum[i] = i < type.KeyColumns ? _cells[i] : new InMemoryCell(true, _cells[i].Integer + other[i].Integer);
        }

        return sum;
    }

    bool IRowReader.IsEmpty(int column) => !_cells[column].IsSet;

    long IRowReader.Integer(int column) => _cells[column].Integer;

    Guid IRowReader.Id(int column) => _cells[column].Id;

    string? IRowReader.Text(int column) => _cells[column].Text;

    ReadOnlyMemory<byte> IRowReader.Bytes(int column) => _cells[column].Bytes;

    void IRowWriter.Integer(int column, long? value) => Set(column, new InMemoryCell(value is not null, Integer: value ?? 0));

    void IRowWriter.Id(int column, Guid? value) => Set(column, new InMemoryCell(value is not null, Id: value ?? default));

    void IRowWriter.Text(int column, string? value) => Set(column, new InMemoryCell(value is not null, Text: value));

    void IRowWriter.Bytes(int column, ReadOnlyMemory<byte> value) =>
        Set(column, new InMemoryCell(!value.IsEmpty || !type.Columns[column].Optional, Bytes: value.ToArray()));

    private void Set(int column, in InMemoryCell cell)
    {
        if (!cell.IsSet && !type.Columns[column].Optional)
        {
            throw new InvalidOperationException($"A record of '{type.Name}' does not fit its type: its '{type.Columns[column].Name}' may not be empty.");
        }

        _cells[column] = cell;
    }
}
