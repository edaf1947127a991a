using System.Text;
using Xunit.Sdk;

namespace CrmCore.Testing.Contracts;

/// <summary>Records of any type, made from values by column: a new record type needs no new sample.</summary>
internal sealed class StoreSamples(RecordType type)
{
    private const int Long = 100_000;

    /// <summary>How long a text may be, in characters, that stands in a key or an index: every store takes it.</summary>
    public const int LongestKey = 500;

    private static readonly InMemoryCell[] Integers =
        [.. new long[] { 0, -1, 1, int.MinValue, int.MaxValue, long.MinValue, long.MaxValue }.Select(value => new InMemoryCell(true, Integer: value))];

    private static readonly InMemoryCell[] Ids = [new(true, Id: Guid.Empty), new(true, Id: Guid.AllBitsSet), new(true, Id: Id(0x0102_0304))];

    private static readonly InMemoryCell[] Texts =
        [.. new[] { "", "x", "Иван Петрович", "👩‍👩‍👧 🇷🇺", "'\";--%_\\\r\n\t", "null", new string('я', Long) }.Select(value => new InMemoryCell(true, Text: value))];

    private static readonly InMemoryCell[] Blobs =
        [.. new[] { [], "{}"u8.ToArray(), [0, 1, 0, 255], new byte[Long] }.Select(value => new InMemoryCell(true, Bytes: value))];

    public RecordType Type { get; } = type;

    /// <summary>How a new record is written.</summary>
    public ChangeKind New => Type.Additive ? ChangeKind.Add : ChangeKind.Insert;

    /// <summary>The n-th record; no two have the same key or unique value.</summary>
    public object Record(int number, int account = 1) => Read(Row(number, account)) ?? throw new XunitException(
        $"No sample of '{Type.Name}' can be made: see that its Read takes ordinary texts, small integers and empty JSON objects.");

    /// <summary>Records that have, column by column, each extreme or empty value that the type takes.</summary>
    public IEnumerable<object> Extremes()
    {
        var number = 1_000;
        for (var column = 0; column < Type.Columns.Count; column++)
        {
            foreach (var cell in Candidates(Type.Columns[column]))
            {
                var row = Row(++number, 1);
                row[column] = cell;
                if (Read(row) is { } record && HasShortKeys(record)) yield return record;
            }
        }
    }

    /// <summary>The record with another value in one column.</summary>
    public object With(object record, int column, InMemoryCell cell)
    {
        var row = InMemoryRow.Of(Type, record);
        row[column] = cell;
        return Type.ReadAny(row);
    }

    /// <summary>The record with the next version.</summary>
    public object Next(object record) => With(record, Type.VersionColumn, new InMemoryCell(true, Integer: Type.VersionOfAny(record) + 1));

    public RecordChange Change(ChangeKind kind, object record, long expected = 0) => new(Type, kind, Type.KeyOfAny(record), record, expected);

    public static Guid Id(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes, 0x0190_0000);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The record's values as text, to compare by.</summary>
    public string Describe(object record)
    {
        var row = InMemoryRow.Of(Type, record);
        var text = new StringBuilder(Type.Name);
        for (var i = 0; i < Type.Columns.Count; i++)
        {
            text.Append(' ').Append(Type.Columns[i].Name).Append('=');
            var cell = row[i];
            if (cell.IsSet) text.Append('\'').Append(cell.Integer).Append(cell.Id).Append(cell.Text).Append(Convert.ToHexString(cell.Bytes.Span)).Append('\'');
        }

        return text.ToString();
    }

    private IEnumerable<InMemoryCell> Candidates(RecordColumn column)
    {
        if (column.Optional) yield return default;
        var isKey = IsInKey(column);
        var cells = column.Kind switch
        {
            ColumnKind.Integer => Integers,
            ColumnKind.Id => Ids,
            ColumnKind.Text => Texts,
            _ => Blobs,
        };
        foreach (var cell in cells)
        {
            if (column.Optional && column.Kind == ColumnKind.Bytes && cell.Bytes.IsEmpty) continue;
            yield return isKey && cell.Text is { Length: > LongestKey } text ? new InMemoryCell(true, Text: text[..LongestKey]) : cell;
        }
    }

    /// <summary>Whether a column stands in the key or in an index.</summary>
    public bool IsInKey(RecordColumn column) =>
        Type.Columns.Take(Type.KeyColumns).Contains(column) || Type.Indexes.Any(index => index.Columns.Contains(column.Name));

    // A key may be made of other columns' values.
    private bool HasShortKeys(object record)
    {
        var row = InMemoryRow.Of(Type, record);
        return Type.Columns.Select((column, i) => !IsInKey(column) || row[i].Text is not { Length: > 2 * LongestKey }).All(isShort => isShort);
    }

    private InMemoryRow Row(int number, int account)
    {
        var row = new InMemoryRow(Type);
        for (var i = 0; i < Type.Columns.Count; i++)
        {
            var column = Type.Columns[i];
            row[i] = column.Kind switch
            {
                ColumnKind.Integer => new InMemoryCell(true, Integer: i == 0 && Type.KeyColumns > 1 ? account : IsDistinct(i) ? number : 1),
                ColumnKind.Id => new InMemoryCell(true, Id: Id(number)),
                ColumnKind.Text => new InMemoryCell(true, Text: column.Name == "currency" ? "RUB" : $"text-{number}"),
                _ => new InMemoryCell(true, Bytes: "{}"u8.ToArray()),
            };
        }

        return row;
    }

    private bool IsDistinct(int column) =>
        column < Type.KeyColumns || Type.Indexes.Any(index => index.Unique && index.Columns.Contains(Type.Columns[column].Name));

    // A type may refuse a value (an instant out of range, bytes that are no JSON); the store need not keep what no record can have.
    private object? Read(InMemoryRow row)
    {
        try
        {
            var record = Type.ReadAny(row);
            InMemoryRow.Of(Type, record);
            return record;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
