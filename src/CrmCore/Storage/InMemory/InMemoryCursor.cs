using System.Buffers.Text;
using System.Text.Json;

namespace CrmCore;

/// <summary>The text that says where a page of the in-memory store ends: the values of the order's columns in its last row.</summary>
internal static class InMemoryCursor
{
    public static string Format(InMemoryOrder order, InMemoryRow row)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            for (var i = 0; i < order.Columns.Count; i++) Write(json, row[order.Columns[i]], order.KindAt(i));
            json.WriteEndArray();
        }

        return Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>The bound before or behind the row that the text says.</summary>
    /// <exception cref="ArgumentException">The text is no cursor of this order.</exception>
    public static InMemoryRow Parse(RecordType type, InMemoryOrder order, string text, int side)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            if (json.RootElement.GetArrayLength() != order.Columns.Count) throw new FormatException();
            var bound = new InMemoryRow(type) { Bound = side, BoundColumns = order.Columns.Count };
            for (var i = 0; i < order.Columns.Count; i++) bound[order.Columns[i]] = Read(json.RootElement[i], order.KindAt(i));
            return bound;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"'{text}' is no place in the list: give the Next of a page of the same list.", nameof(text), e);
        }
    }

    private static InMemoryCell Read(JsonElement element, ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => new InMemoryCell(true, Integer: element.GetInt64()),
        ColumnKind.Id => new InMemoryCell(true, Id: element.GetGuid()),
        _ => new InMemoryCell(true, Text: element.GetString() ?? throw new FormatException()),
    };

    private static void Write(Utf8JsonWriter json, in InMemoryCell cell, ColumnKind kind)
    {
        switch (kind)
        {
            case ColumnKind.Integer: json.WriteNumberValue(cell.Integer); break;
            case ColumnKind.Id: json.WriteStringValue(cell.Id); break;
            default: json.WriteStringValue(cell.Text ?? ""); break;
        }
    }
}
