namespace CrmCore;

/// <summary>The table of scores; cards that nothing gave points have no row.</summary>
internal sealed class ScoreRecords() : RecordType<Score>(
    "score", 2,
    [new("account", ColumnKind.Integer), new("card", ColumnKind.Id), new("version", ColumnKind.Integer), new("hits", ColumnKind.Bytes)])
{
    public static readonly ScoreRecords Instance = new();

    public override int Since => 2;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(Score record) => Key(record.Account, record.Card);

    public static RecordKey Key(int account, Guid card) => new(account, card);

    public override long VersionOf(Score record) => record.Version;

    public override void Write(Score record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Card);
        row.Integer(2, record.Version);
        row.Bytes(3, record.Json);
    }

    public override Score Read(IRowReader row) => new() { Account = (int)row.Integer(0), Card = row.Id(1), Version = row.Integer(2), Json = row.Bytes(3) };
}
