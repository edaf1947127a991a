namespace CrmCore;

/// <summary>The table of the closed deals that the probability of winning was learned from (R36).</summary>
internal sealed class WinSampleRecords() : RecordType<WinSample>(
    "win_sample", 2,
    [
        new("account", ColumnKind.Integer), new("deal", ColumnKind.Id), new("version", ColumnKind.Integer), new("won", ColumnKind.Integer),
        new("pipeline", ColumnKind.Text), new("counted", ColumnKind.Bytes, Optional: true),
    ])
{
    public static readonly WinSampleRecords Instance = new();

    public override int Since => 2;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(WinSample record) => Key(record.Account, record.Deal);

    public static RecordKey Key(int account, Guid deal) => new(account, deal);

    public override long VersionOf(WinSample record) => record.Version;

    public override void Write(WinSample record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Deal);
        row.Integer(2, record.Version);
        row.Integer(3, record.Won ? 1 : 0);
        row.Text(4, record.Pipeline);
        row.Bytes(5, record.Json);
    }

    public override WinSample Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Deal = row.Id(1),
        Version = row.Integer(2),
        Won = row.Integer(3) != 0,
        Pipeline = row.Text(4)!,
        Json = row.Bytes(5),
    };
}
