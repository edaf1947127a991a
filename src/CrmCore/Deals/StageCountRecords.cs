namespace CrmCore;

/// <summary>The table of counters by stage and currency; the empty currency counts deals without an amount.</summary>
internal sealed class StageCountRecords() : RecordType<StageCount>(
    "stage_count", 4,
    [
        new("account", ColumnKind.Integer), new("pipeline", ColumnKind.Text), new("stage", ColumnKind.Text), new("currency", ColumnKind.Text),
        new("deals", ColumnKind.Integer), new("amount", ColumnKind.Integer),
    ],
    new RecordIndex("by_pipeline", ["account", "pipeline"], 2, KeyPrefix: true))
{
    public static readonly StageCountRecords Instance = new();

    public const int ByPipeline = 0;

    public override bool Additive => true;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(StageCount record) => Key(record.Account, record.Pipeline, record.Stage, record.Currency);

    public static RecordKey Key(int account, string pipeline, string stage, string currency) => new(account, T0: pipeline, T1: stage, T2: currency);

    public override RecordKey? LookupKeyOf(int index, StageCount record) => new RecordKey(record.Account, T0: record.Pipeline);

    public override void Write(StageCount record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Text(1, record.Pipeline);
        row.Text(2, record.Stage);
        row.Text(3, record.Currency);
        row.Integer(4, record.Deals);
        row.Integer(5, record.Amount);
    }

    public override StageCount Read(IRowReader row) => new(
        (int)row.Integer(0), row.Text(1)!, row.Text(2)!, row.Text(3)!, row.Integer(4), row.Integer(5));
}
