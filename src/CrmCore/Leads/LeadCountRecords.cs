namespace CrmCore;

/// <summary>The table of counters by status, source and owner; the empty owner counts leads that nobody has.</summary>
internal sealed class LeadCountRecords() : RecordType<LeadCount>(
    "lead_count", 4,
    [
        new("account", ColumnKind.Integer), new("status", ColumnKind.Text), new("source", ColumnKind.Text), new("owner", ColumnKind.Text),
        new("leads", ColumnKind.Integer),
    ],
    new RecordIndex("by_account", ["account"], 1, KeyPrefix: true))
{
    public static readonly LeadCountRecords Instance = new();

    public const int ByAccount = 0;

    public override int Since => 2;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override bool Additive => true;

    public override RecordKey KeyOf(LeadCount record) => new(record.Account, T0: record.Status, T1: record.Source, T2: record.Owner);

    public override RecordKey? LookupKeyOf(int index, LeadCount record) => new RecordKey(record.Account);

    public override void Write(LeadCount record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Text(1, record.Status);
        row.Text(2, record.Source);
        row.Text(3, record.Owner);
        row.Integer(4, record.Leads);
    }

    public override LeadCount Read(IRowReader row) => new((int)row.Integer(0), row.Text(1)!, row.Text(2)!, row.Text(3)!, row.Integer(4));
}
