using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>The table of desks.</summary>
internal sealed class DeskRecords() : RecordType<Desk>(
    "desk", 2,
    [
        new("account", ColumnKind.Integer), new("employee", ColumnKind.Text), new("version", ColumnKind.Integer), new("presence", ColumnKind.Integer),
        new("since", ColumnKind.Integer, Optional: true), new("until", ColumnKind.Integer, Optional: true), new("day", ColumnKind.Integer, Optional: true),
        new("open", ColumnKind.Bytes, Optional: true), new("given", ColumnKind.Bytes, Optional: true), new("recent", ColumnKind.Bytes, Optional: true),
    ],
    new RecordIndex("by_account", ["account"], 1, KeyPrefix: true))
{
    public static readonly DeskRecords Instance = new();

    public const int ByAccount = 0;

    private static readonly LocalDate FirstDay = new(1970, 1, 1);

    public override int Since => 3;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(Desk record) => Key(record.Account, record.Employee.Value);

    public static RecordKey Key(int account, string employee) => new(account, T0: employee);

    public override RecordKey? LookupKeyOf(int index, Desk record) => new RecordKey(record.Account);

    public override long VersionOf(Desk record) => record.Version;

    public override void Write(Desk record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Text(1, record.Employee.Value);
        row.Integer(2, record.Version);
        row.Integer(3, (int)record.Presence);
        row.Integer(4, record.Since?.ToUnixTimeMilliseconds());
        row.Integer(5, record.Until?.ToUnixTimeMilliseconds());
        row.Integer(6, record.Day is { } day ? Period.DaysBetween(FirstDay, day) : null);
        row.Bytes(7, Counts(record.Open));
        row.Bytes(8, Counts(record.GivenToday));
        row.Bytes(9, Moments(record.Recent));
    }

    public override Desk Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Employee = new EmployeeId(row.Text(1)!),
        Version = row.Integer(2),
        Presence = (Presence)row.Integer(3),
        Since = At(row, 4),
        Until = At(row, 5),
        Day = row.IsEmpty(6) ? null : FirstDay.PlusDays((int)row.Integer(6)),
        Open = Counts(row.Bytes(7)),
        GivenToday = Counts(row.Bytes(8)),
        Recent = [.. Moments(row.Bytes(9))],
    };

    private static Instant? At(IRowReader row, int column) => row.IsEmpty(column) ? null : Instant.FromUnixTimeMilliseconds(row.Integer(column));

    private static byte[] Counts(IReadOnlyDictionary<string, int> counts) =>
        counts.Count == 0 ? [] : JsonSerializer.SerializeToUtf8Bytes(counts, EmployeeJson.Stored.IReadOnlyDictionaryStringInt32);

    private static Dictionary<string, int> Counts(ReadOnlyMemory<byte> json)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (json.IsEmpty) return counts;
        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Number) counts[member.Name] = member.Value.GetInt32();
        }

        return counts;
    }

    private static byte[] Moments(IReadOnlyList<Instant> moments)
    {
        var bytes = new byte[moments.Count * sizeof(long)];
        for (var i = 0; i < moments.Count; i++) System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(i * sizeof(long)), moments[i].ToUnixTimeMilliseconds());
        return bytes;
    }

    private static IEnumerable<Instant> Moments(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 0; at + sizeof(long) <= bytes.Length; at += sizeof(long)) yield return Instant.FromUnixTimeMilliseconds(System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes.Span[at..]));
    }
}
