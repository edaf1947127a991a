using NodaTime;

namespace CrmCore;

/// <summary>The table of tasks.</summary>
internal sealed class CrmTaskRecords() : RecordType<CrmTask>(
    "task", 3,
    [
        new("account", ColumnKind.Integer), new("deal", ColumnKind.Id), new("id", ColumnKind.Id), new("version", ColumnKind.Integer),
        new("text", ColumnKind.Text), new("type", ColumnKind.Text, Optional: true), new("owner", ColumnKind.Text, Optional: true),
        new("due_at", ColumnKind.Integer, Optional: true), new("created_at", ColumnKind.Integer), new("done_at", ColumnKind.Integer, Optional: true),
    ],
    new RecordIndex("by_deal", ["account", "deal"], 2, KeyPrefix: true))
{
    public static readonly CrmTaskRecords Instance = new();

    public const int ByDeal = 0;

    internal override IReadOnlyList<string> PersonalColumns => ["text"];

    public override RecordKey KeyOf(CrmTask record) => new(record.Account, record.Deal.Value, G1: record.Id.Value);

    public override RecordKey? LookupKeyOf(int index, CrmTask record) => DealKey(record.Account, record.Deal);

    public static RecordKey DealKey(int account, DealId deal) => new(account, deal.Value);

    public override long VersionOf(CrmTask record) => record.Version;

    public override void Write(CrmTask record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Deal.Value);
        row.Id(2, record.Id.Value);
        row.Integer(3, record.Version);
        row.Text(4, record.Text);
        row.Text(5, record.Type);
        row.Text(6, record.Owner?.Value);
        row.Integer(7, record.DueAt?.ToUnixTimeMilliseconds());
        row.Integer(8, record.CreatedAt.ToUnixTimeMilliseconds());
        row.Integer(9, record.DoneAt?.ToUnixTimeMilliseconds());
    }

    public override CrmTask Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Deal = new DealId(row.Id(1)),
        Id = new TaskId(row.Id(2)),
        Version = row.Integer(3),
        Text = row.Text(4)!,
        Type = row.Text(5),
        Owner = row.Text(6) is { } owner ? new EmployeeId(owner) : (EmployeeId?)null,
        DueAt = row.IsEmpty(7) ? null : Instant.FromUnixTimeMilliseconds(row.Integer(7)),
        CreatedAt = Instant.FromUnixTimeMilliseconds(row.Integer(8)),
        DoneAt = row.IsEmpty(9) ? null : Instant.FromUnixTimeMilliseconds(row.Integer(9)),
    };
}
