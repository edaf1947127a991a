namespace CrmCore;

/// <summary>The table of tallies by hour.</summary>
internal sealed class ActionTallyRecords() : RecordType<ActionTally>(
    "action_tally", 5,
    [
        new("account", ColumnKind.Integer), new("pipeline", ColumnKind.Text), new("action", ColumnKind.Text), new("revision", ColumnKind.Integer),
        new("hour", ColumnKind.Integer), new("tried", ColumnKind.Integer), new("failed", ColumnKind.Integer),
    ],
    new RecordIndex("by_action", ["account", "pipeline", "action", "revision"], 4, KeyPrefix: true))
{
    public static readonly ActionTallyRecords Instance = new();

    public const int ByAction = 0;

    public override bool Additive => true;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(ActionTally record) =>
        new(record.Account, T0: record.Pipeline, T1: record.Action, N1: record.Revision, N2: record.Hour);

    public override RecordKey? LookupKeyOf(int index, ActionTally record) => ActionKeyOf(record.Account, record.Pipeline, record.Action, record.Revision);

    public static RecordKey ActionKeyOf(int account, string pipeline, string action, long revision) =>
        new(account, T0: pipeline, T1: action, N1: revision);

    public override void Write(ActionTally record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Text(1, record.Pipeline);
        row.Text(2, record.Action);
        row.Integer(3, record.Revision);
        row.Integer(4, record.Hour);
        row.Integer(5, record.Tried);
        row.Integer(6, record.Failed);
    }

    public override ActionTally Read(IRowReader row) => new(
        (int)row.Integer(0), row.Text(1)!, row.Text(2)!, row.Integer(3), row.Integer(4), row.Integer(5), row.Integer(6));
}
