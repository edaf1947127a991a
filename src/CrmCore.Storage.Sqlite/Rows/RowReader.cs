namespace CrmCore.Storage.Sqlite;

/// <summary>Reads the row on which a statement stands. One object serves all statements of a connection.</summary>
internal sealed class RowReader : IRowReader
{
    private readonly SharedTexts _texts = new();

    /// <summary>The statement to read from.</summary>
    public SqliteStatement Statement { get; set; } = null!;

    /// <summary>The text that the row was looked up by: a row that has it gives that instance.</summary>
    public string? LookedUpBy
    {
        set => _texts.Expected = value;
    }

    public bool IsEmpty(int column) => Statement.IsEmptyAt(column);

    public long Integer(int column) => Statement.IntegerAt(column);

    public Guid Id(int column) => Statement.IdAt(column);

    public string? Text(int column)
    {
        var bytes = Statement.BytesAt(column);
        return bytes.IsEmpty && Statement.IsEmptyAt(column) ? null : _texts.Get(bytes);
    }

    public ReadOnlyMemory<byte> Bytes(int column)
    {
        var bytes = Statement.BytesAt(column);
        return bytes.IsEmpty ? default : bytes.ToArray();
    }
}
