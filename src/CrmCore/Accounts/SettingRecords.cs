using NodaTime;

namespace CrmCore;

/// <summary>The table of the accounts' configuration.</summary>
internal sealed class SettingRecords() : RecordType<Setting>(
    "setting", 3,
    [
        new("account", ColumnKind.Integer), new("kind", ColumnKind.Text), new("id", ColumnKind.Text), new("version", ColumnKind.Integer),
        new("seed_hash", ColumnKind.Text, Optional: true), new("edited", ColumnKind.Integer), new("saved_at", ColumnKind.Integer),
        new("saved_by", ColumnKind.Text, Optional: true), new("body", ColumnKind.Bytes, Optional: true),
    ],
    new RecordIndex("by_account", ["account"], 1, KeyPrefix: true))
{
    public static readonly SettingRecords Instance = new();

    public const int ByAccount = 0;

    public override bool BeginsEpoch => true;

    internal override IReadOnlyList<string> PersonalColumns => [];

    public override RecordKey KeyOf(Setting record) => Key(record.Account, record.Kind, record.Id);

    public static RecordKey Key(int account, string kind, string id) => new(account, T0: kind, T1: id);

    public override RecordKey? LookupKeyOf(int index, Setting record) => new RecordKey(record.Account);

    public override long VersionOf(Setting record) => record.Version;

    public override void Write(Setting record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Text(1, record.Kind);
        row.Text(2, record.Id);
        row.Integer(3, record.Version);
        row.Text(4, record.SeedHash);
        row.Integer(5, record.Edited ? 1 : 0);
        row.Integer(6, record.SavedAt.ToUnixTimeMilliseconds());
        row.Text(7, record.SavedBy);
        row.Bytes(8, record.Body);
    }

    public override Setting Read(IRowReader row) => new()
    {
        Account = (int)row.Integer(0),
        Kind = row.Text(1)!,
        Id = row.Text(2)!,
        Version = row.Integer(3),
        SeedHash = row.Text(4),
        Edited = row.Integer(5) != 0,
        SavedAt = Instant.FromUnixTimeMilliseconds(row.Integer(6)),
        SavedBy = row.Text(7),
        Body = row.Bytes(8),
    };
}
