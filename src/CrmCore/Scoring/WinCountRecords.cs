namespace CrmCore;

/// <summary>The table of what was won and lost by field and value (R36).</summary>
internal sealed class WinCountRecords() : RecordType<WinCount>(
    "win_count", 4,
    [
        new("account", ColumnKind.Integer), new("pipeline", ColumnKind.Text), new("field", ColumnKind.Text), new("value", ColumnKind.Text),
        new("won", ColumnKind.Integer), new("lost", ColumnKind.Integer),
    ],
    new RecordIndex("by_pipeline", ["account", "pipeline"], 2, KeyPrefix: true))
{
    public static readonly WinCountRecords Instance = new();

    public const int ByPipeline = 0;

    public override int Since => 2;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override bool Additive => true;

    public override RecordKey KeyOf(WinCount record) => Key(record.Account, record.Pipeline, record.Field, record.Value);

    public static RecordKey Key(int account, string pipeline, string field, string value) => new(account, T0: pipeline, T1: field, T2: value);

    public override RecordKey? LookupKeyOf(int index, WinCount record) => new RecordKey(record.Account, T0: record.Pipeline);

    public override void Write(WinCount record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Text(1, record.Pipeline);
        row.Text(2, record.Field);
        row.Text(3, record.Value);
        row.Integer(4, record.Won);
        row.Integer(5, record.Lost);
    }

    public override WinCount Read(IRowReader row) => new((int)row.Integer(0), row.Text(1)!, row.Text(2)!, row.Text(3)!, row.Integer(4), row.Integer(5));
}
