using NodaTime;

namespace CrmCore;

/// <summary>The table of fired visits.</summary>
internal sealed class VisitMarkRecords() : RecordType<VisitMark>(
    "visit_mark", 3,
    [
        new("account", ColumnKind.Integer), new("visitor", ColumnKind.Text), new("page", ColumnKind.Text), new("version", ColumnKind.Integer),
        new("fired_at", ColumnKind.Integer),
    ])
{
    public static readonly VisitMarkRecords Instance = new();

    internal override IReadOnlyList<string> PersonalColumns => ["visitor", "page"];

    public override RecordKey KeyOf(VisitMark record) => Key(record.Account, record.Visitor, record.Page);

    public static RecordKey Key(int account, string visitor, string page) => new(account, T0: visitor, T1: page);

    public override long VersionOf(VisitMark record) => record.Version;

    public override void Write(VisitMark record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Text(1, record.Visitor);
        row.Text(2, record.Page);
        row.Integer(3, record.Version);
        row.Integer(4, record.FiredAt.ToUnixTimeMilliseconds());
    }

    public override VisitMark Read(IRowReader row) => new(
        (int)row.Integer(0), row.Text(1)!, row.Text(2)!, Instant.FromUnixTimeMilliseconds(row.Integer(4)), row.Integer(3));
}
