using CrmCore.Storage.Relational;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Keys, or the leading values of keys, by column.</summary>
internal sealed class KeyColumns
{
    private readonly KeyPart[] _parts;
    private readonly ColumnBuffer[] _columns;

    public KeyColumns(RecordType type, TableOrder order, int columns)
    {
        _parts = order.Parts[..columns];
        _columns = [.. order.Columns.Take(columns).Select(column => ColumnBuffer.For(type.Columns[column]))];
    }

    public void AddTo(NpgsqlParameterCollection parameters)
    {
        foreach (var column in _columns) parameters.Add(column.Parameter);
    }

    public void Add(in RecordKey key)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var position = _parts[i].Position;
            switch (_parts[i].Kind)
            {
                case ColumnKind.Integer: _columns[i].Add(key.Integer(position)); break;
                case ColumnKind.Id: _columns[i].Add(key.Id(position)); break;
                default: _columns[i].Add(StoredText.Encode(key.Text(position))); break;
            }
        }
    }

    public void Clear()
    {
        foreach (var column in _columns) column.Clear();
    }
}
