namespace CrmCore;

/// <summary>The table of rosters: one row an account, written last.</summary>
internal sealed class RosterRecords() : RecordType<Roster>(
    "roster", 1,
    [
        new("account", ColumnKind.Integer), new("version", ColumnKind.Integer), new("queues", ColumnKind.Bytes, Optional: true),
    ])
{
    public static readonly RosterRecords Instance = new();

    public override int Since => 3;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(Roster record) => Key(record.Account);

    public static RecordKey Key(int account) => new(account);

    public override long VersionOf(Roster record) => record.Version;

    public override void Write(Roster record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Integer(1, record.Version);
        row.Bytes(2, record.Json);
    }

    public override Roster Read(IRowReader row) => new() { Account = (int)row.Integer(0), Version = row.Integer(1), Json = row.Bytes(2) };
}
