using NodaTime;

namespace CrmCore;

/// <summary>The table of waiting requests, in the order in which they are served.</summary>
internal sealed class WaitingRecords() : RecordType<WaitingRequest>(
    "waiting", 4,
    [
        new("account", ColumnKind.Integer), new("queue", ColumnKind.Text), new("list", ColumnKind.Text), new("number", ColumnKind.Integer),
        new("version", ColumnKind.Integer), new("kind", ColumnKind.Text), new("subject", ColumnKind.Id), new("since", ColumnKind.Integer),
        new("channel", ColumnKind.Text, Optional: true), new("tried", ColumnKind.Text, Optional: true),
    ],
    new RecordIndex("by_queue", ["account", "queue"], 2, KeyPrefix: true),
    new RecordIndex("by_subject", ["account", "subject"], 2))
{
    public static readonly WaitingRecords Instance = new();

    public const int ByQueue = 0;
    public const int BySubject = 1;

    public override int Since => 3;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(WaitingRequest record) => Key(record.Account, record.Queue, record.List, record.Number);

    public static RecordKey Key(int account, string queue, string list, long number) => new(account, N1: number, T0: queue, T1: list);

    public override RecordKey? LookupKeyOf(int index, WaitingRequest record) =>
        index == ByQueue ? new RecordKey(record.Account, T0: record.Queue) : SubjectKey(record.Account, record.Subject);

    public static RecordKey SubjectKey(int account, Guid subject) => new(account, subject);

    public override long VersionOf(WaitingRequest record) => record.Version;

    public override void Write(WaitingRequest record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Text(1, record.Queue);
        row.Text(2, record.List);
        row.Integer(3, record.Number);
        row.Integer(4, record.Version);
        row.Text(5, record.Kind);
        row.Id(6, record.Subject);
        row.Integer(7, record.Since.ToUnixTimeMilliseconds());
        row.Text(8, record.Channel);
        row.Text(9, record.Tried.Count == 0 ? null : string.Join('\n', record.Tried.Select(e => e.Value)));
    }

    public override WaitingRequest Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Queue = row.Text(1)!,
        Needs = WaitingListName.Parse(row.Text(2)!).Needs.Text,
        Number = row.Integer(3),
        Version = row.Integer(4),
        Kind = row.Text(5)!,
        Subject = row.Id(6),
        Since = Instant.FromUnixTimeMilliseconds(row.Integer(7)),
        Channel = row.Text(8),
        Tried = row.Text(9) is { } tried ? [.. tried.Split('\n').Select(id => new EmployeeId(id))] : [],
    };
}
