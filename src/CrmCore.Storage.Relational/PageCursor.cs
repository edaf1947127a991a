using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CrmCore.Storage.Relational;

/// <summary>
/// Where a page ends: the values of an order's columns in its last row. Its text is a base64url JSON array and says nothing to callers; it is
/// checked when it comes back, because it travels through web pages.
/// </summary>
internal sealed class PageCursor : IRowWriter
{
    private readonly Cell[] _cells;
    private readonly int[] _places;
    private readonly TableOrder _order;

    private PageCursor(TableOrder order, int columns)
    {
        _order = order;
        _cells = new Cell[order.Columns.Count];
        _places = new int[columns];
        Array.Fill(_places, -1);
        for (var i = 0; i < order.Columns.Count; i++) _places[order.Columns[i]] = i;
    }

    [StructLayout(LayoutKind.Auto)]
    private record struct Cell(long Integer, Guid Id, string? Text);

    /// <summary>The cursor behind a record.</summary>
    public static string Behind(TableModel table, TableOrder order, object record, int keyColumns)
    {
        var cursor = new PageCursor(order, table.Type.Columns.Count);
        table.Type.WriteAny(record, cursor);
        return cursor.Format(keyColumns);
    }

    /// <summary>Reads a cursor back.</summary>
    /// <exception cref="ArgumentException">The text is no cursor of this order.</exception>
    public static PageCursor Parse(TableModel table, TableOrder order, string text, int keyColumns)
    {
        var cursor = new PageCursor(order, table.Type.Columns.Count);
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            if (json.RootElement.GetArrayLength() != order.Columns.Count - keyColumns) throw new FormatException();
            for (var i = keyColumns; i < cursor._cells.Length; i++) cursor._cells[i] = Read(json.RootElement[i - keyColumns], order.Parts[i].Kind);
            return cursor;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"'{text}' is no place in the list: give the Next of a page of the same list.", nameof(text), e);
        }
    }

    public long IntegerAt(int place) => _cells[place].Integer;

    public Guid IdAt(int place) => _cells[place].Id;

    public string TextAt(int place) => _cells[place].Text ?? "";

    void IRowWriter.Integer(int column, long? value)
    {
        if (_places[column] is >= 0 and var place) _cells[place] = new Cell(value ?? 0, default, null);
    }

    void IRowWriter.Id(int column, Guid? value)
    {
        if (_places[column] is >= 0 and var place) _cells[place] = new Cell(0, value ?? default, null);
    }

    void IRowWriter.Text(int column, string? value)
    {
        if (_places[column] is >= 0 and var place) _cells[place] = new Cell(0, default, value);
    }

    void IRowWriter.Bytes(int column, ReadOnlyMemory<byte> value)
    {
        if (_places[column] >= 0) throw new InvalidOperationException("Rows are not ordered by bytes.");
    }

    private static Cell Read(JsonElement element, ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => new Cell(element.GetInt64(), default, null),
        ColumnKind.Id => new Cell(0, element.GetGuid(), null),
        _ => new Cell(0, default, element.GetString() ?? throw new FormatException()),
    };

    private string Format(int keyColumns)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            for (var i = keyColumns; i < _cells.Length; i++) Write(json, _cells[i], _order.Parts[i].Kind);
            json.WriteEndArray();
        }

        return Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter json, Cell cell, ColumnKind kind)
    {
        switch (kind)
        {
            case ColumnKind.Integer: json.WriteNumberValue(cell.Integer); break;
            case ColumnKind.Id: json.WriteStringValue(cell.Id); break;
            default: json.WriteStringValue(cell.Text ?? ""); break;
        }
    }
}
