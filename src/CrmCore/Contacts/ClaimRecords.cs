namespace CrmCore;

/// <summary>The table of exclusive claims.</summary>
internal sealed class ClaimRecords() : RecordType<Claim>(
    "claim", 3,
    [
        new("account", ColumnKind.Integer), new("kind", ColumnKind.Integer), new("value", ColumnKind.Text), new("version", ColumnKind.Integer),
        new("holder_kind", ColumnKind.Integer), new("holder", ColumnKind.Id), new("raw", ColumnKind.Text, Optional: true),
        new("normalizer", ColumnKind.Integer), new("names", ColumnKind.Text, Optional: true, Since: 2),
    ])
{
    public static readonly ClaimRecords Instance = new();

    internal override IReadOnlyList<string> PersonalColumns => ["value", "raw"];

    public override RecordKey KeyOf(Claim record) => Key(record.Account, record.Kind, record.Value);

    public static RecordKey Key(int account, ContactPointKind kind, string value) => new(account, N1: (int)kind, T0: value);

    public static RecordKey Key(int account, ContactPoint point) => new(account, N1: (int)point.Kind, T0: point.Value);

    public override long VersionOf(Claim record) => record.Version;

    public override void Write(Claim record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Integer(1, (int)record.Kind);
        row.Text(2, record.Value);
        row.Integer(3, record.Version);
        row.Integer(4, (int)record.HolderKind);
        row.Id(5, record.Holder);
        row.Text(6, record.Raw);
        row.Integer(7, record.Normalizer);
        row.Text(8, record.Names);
    }

    public override Claim Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Kind = (ContactPointKind)row.Integer(1),
        Value = row.Text(2)!,
        Version = row.Integer(3),
        HolderKind = (CardKind)row.Integer(4),
        Holder = row.Id(5),
        Raw = row.Text(6),
        Normalizer = (int)row.Integer(7),
        Names = row.Text(8),
    };
}
