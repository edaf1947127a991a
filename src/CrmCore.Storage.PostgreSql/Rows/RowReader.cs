using CrmCore.Storage.Relational;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Reads the row on which a reader stands.</summary>
/// <param name="reader">The reader.</param>
/// <param name="first">The position of the record's first column in the row.</param>
internal sealed class RowReader(NpgsqlDataReader reader, int first = 0) : IRowReader
{
    public bool IsEmpty(int column) => reader.IsDBNull(first + column);

    public long Integer(int column) => IsEmpty(column) ? 0 : reader.GetInt64(first + column);

    public Guid Id(int column) => IsEmpty(column) ? Guid.Empty : reader.GetGuid(first + column);

    public string? Text(int column) => IsEmpty(column) ? null : StoredText.Decode(reader.GetString(first + column));

    public ReadOnlyMemory<byte> Bytes(int column) => IsEmpty(column) ? default : reader.GetFieldValue<byte[]>(first + column);

    /// <summary>Reads a key from the row's columns.</summary>
    public RecordKey Key(ReadOnlySpan<KeyPart> parts)
    {
        Span<long> integers = [0, 0, 0];
        Span<Guid> ids = [default, default];
        var texts = new string?[3];
        for (var i = 0; i < parts.Length; i++)
        {
            switch (parts[i].Kind)
            {
                case ColumnKind.Integer: integers[parts[i].Position] = Integer(i); break;
                case ColumnKind.Id: ids[parts[i].Position] = Id(i); break;
                default: texts[parts[i].Position] = Text(i); break;
            }
        }

        return new RecordKey(integers[0], ids[0], texts[0], integers[1], integers[2], ids[1], texts[1], texts[2]);
    }
}
