namespace CrmCore;

/// <summary>The table of posting lists: which contacts share a blocking key.</summary>
internal sealed class MatchPostingRecords() : RecordType<MatchPosting>(
    "match_posting", 2,
    [
        new("account", ColumnKind.Integer), new("key", ColumnKind.Integer), new("version", ColumnKind.Integer), new("cards", ColumnKind.Bytes),
    ])
{
    public static readonly MatchPostingRecords Instance = new();

    public override int Since => 2;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(MatchPosting record) => Key(record.Account, record.Key);

    public static RecordKey Key(int account, long key) => new(account, N1: key);

    public override long VersionOf(MatchPosting record) => record.Version;

    public override void Write(MatchPosting record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Integer(1, record.Key);
        row.Integer(2, record.Version);
        row.Bytes(3, record.Cards);
    }

    public override MatchPosting Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Key = row.Integer(1),
        Version = row.Integer(2),
        Cards = row.Bytes(3),
    };
}
